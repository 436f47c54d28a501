import type { Language } from "../../report/language.js";
import type { ExploreWords } from "../../report/sentence/explore.js";

/** What went wrong around a question, and not in it. */
export type Failure =
  /** A file of the site that was not to be had; `status` is null where no host answered. */
  | { readonly kind: "file"; readonly file: string; readonly status: number | null }
  | { readonly kind: "engine" }
  | { readonly kind: "picture" }
  | { readonly kind: "copy"; readonly text: string };

/** An error that carries a failure. Marked by data: the explorer's bundles share no classes. */
export const failed = (failure: Failure, cause: unknown): Error =>
  Object.assign(new Error(failure.kind, { cause }), { failure });

export const failureOf = (cause: unknown): Failure | undefined => (cause as { readonly failure?: Failure } | null)?.failure;

/** What a reader is told, and the language it is in where that is not the page's. */
export interface Told {
  readonly text: string;
  /** Empty where it is the page's own. */
  readonly lang: "" | "en";
}

/** A failure in the page's words; what the formula language or the engine itself says is English. */
export function toldOf(cause: unknown, say: ExploreWords, language: Language): Told {
  const failure = failureOf(cause);
  if (failure) return { text: words(failure, say), lang: "" };
  return { text: cause instanceof Error ? cause.message : String(cause), lang: language === "en" ? "" : "en" };
}

function words(failure: Failure, say: ExploreWords): string {
  switch (failure.kind) {
    case "file":
      return failure.status === null
        ? say.fileNotReached(failure.file)
        : say.fileRefused(failure.file, failure.status.toFixed(0));
    case "engine":
      return say.engineFailed;
    case "picture":
      return say.pictureFailed;
    case "copy":
      return say.notCopied(failure.text);
  }
}

/** A file of the site; `root` is the way to the site's root from here. */
export async function fetched(root: string, file: string): Promise<Response> {
  const response = await fetch(`${root}${file}`).catch((cause: unknown) => {
    throw failed({ kind: "file", file, status: null }, cause);
  });
  if (!response.ok) throw failed({ kind: "file", file, status: response.status }, null);
  return response;
}

/** A program of the site, brought when it is needed. */
export async function brought<T>(root: string, file: string): Promise<T> {
  try {
    return (await import(new URL(`${root}${file}`, document.baseURI).href)) as T;
  } catch (cause) {
    throw failed({ kind: "file", file, status: null }, cause);
  }
}
