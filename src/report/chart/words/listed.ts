/** Joins items as a sentence of the language does. */
export const lister = (locale: string) => (items: readonly string[]) =>
  new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(items);

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
