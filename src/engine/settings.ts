/**
 * What every connection sets first. Without it a call that wants an extension (json, icu) asks the network for it and
 * hangs for minutes where there is none.
 */
export const SETTINGS = ["SET autoinstall_known_extensions = false", "SET autoload_known_extensions = false"] as const;
