/** Text in several languages, by language code. A plain string in the file is the community's first language. */
export type Texts = Readonly<Record<string, string>>;
