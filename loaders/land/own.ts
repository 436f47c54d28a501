import { Refused } from "../../src/ground/diagnostic.js";
import { diagnose } from "../../src/ground/messages.js";
import type { SourceRequest, SyncRequest } from "./request.js";
import type { Chosen } from "./source.js";

/** The channel a source asks for. */
export async function chosenChannel(request: SyncRequest, source: SourceRequest): Promise<Chosen> {
  const built = Object.hasOwn(request.channels, source.loader) ? request.channels[source.loader] : undefined;
  if (built !== undefined) return { channel: built, own: false };
  throw new Refused([
    diagnose("loadingUnknownLoader", source.span, {
      source: source.name,
      loader: source.loader,
      known: Object.keys(request.channels),
      suggestion: null,
    }),
  ]);
}
