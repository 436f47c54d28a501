import * as z from "zod";
import { assumptionsShape } from "./assumptions.js";
import { includePath, list, strict } from "./atoms.js";
import { attributionShape } from "./attribution.js";
import { calendarShape } from "./calendar.js";
import { communityShape } from "./community.js";
import { engineShape } from "./engine.js";
import { executiveShape } from "./executive.js";
import { filtersShape } from "./filters.js";
import { goalsShape } from "./goals.js";
import { kpisShape } from "./kpis.js";
import { maturityShape } from "./maturity.js";
import { membersShape } from "./members.js";
import { pilotsShape } from "./pilots.js";
import { privacyShape } from "./privacy.js";
import { propositionsShape } from "./propositions.js";
import { ratesShape } from "./rates.js";
import { roiShape } from "./roi.js";
import { sourcesShape } from "./sources.js";
import { stakeholdersShape } from "./stakeholders.js";
import { surveysShape } from "./surveys.js";
import { tablesShape } from "./tables.js";
import { voicesShape } from "./voices.js";

/** The whole of metrics.yaml: the one source of what may stand in it, of its types, and of its JSON Schema. */
export const FileShape = strict({
  version: z.literal(1).describe("The version of this file's format: 1."),
  include: z
    .union([includePath, list(includePath)])
    .optional()
    .describe("Further files of this folder, like kpis/*.yaml; their sections are merged into this file's."),
  community: communityShape.optional(),
  sources: sourcesShape.optional(),
  tables: tablesShape,
  rates: ratesShape.optional(),
  filters: filtersShape.optional(),
  assumptions: assumptionsShape.optional(),
  kpis: kpisShape.optional(),
  stakeholders: stakeholdersShape.optional(),
  goals: goalsShape.optional(),
  pilots: pilotsShape.optional(),
  surveys: surveysShape.optional(),
  executive: executiveShape.optional(),
  attribution: attributionShape.optional(),
  privacy: privacyShape.optional(),
  calendar: calendarShape.optional(),
  roi: roiShape.optional(),
  propositions: propositionsShape.optional(),
  members: membersShape.optional(),
  maturity: maturityShape.optional(),
  voices: voicesShape.optional(),
  engine: engineShape.optional(),
});

export type FileInput = z.output<typeof FileShape>;
