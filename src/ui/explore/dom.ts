type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

/** An element with attributes, listeners (functions) and children; texts become text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else if (value !== "" || key === "value") element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** A label above its control. */
export const field = (id: string, label: string, ...control: readonly (Node | string)[]): HTMLElement =>
  el("div", { class: "field" }, el("label", { for: id }, label), ...control);

/** A choice of a select: its value and its words. */
export type Choice = readonly [value: string, text: string];
/** Choices under a heading. */
export type Choices = readonly [heading: string, all: readonly Choice[]];

export function select(
  id: string,
  label: string,
  choices: readonly (Choice | Choices)[],
  value: string,
  pick: (value: string) => void,
): HTMLElement {
  const option = ([v, text]: Choice): HTMLElement => el("option", { value: v, selected: v === value }, text);
  const isGroup = (choice: Choice | Choices): choice is Choices => Array.isArray(choice[1]);
  const inside = choices.map((choice) =>
    isGroup(choice) ? el("optgroup", { label: choice[0] }, ...choice[1].map(option)) : option(choice),
  );
  return field(id, label, el("select", { id, change: (e) => pick((e.target as HTMLSelectElement).value) }, ...inside));
}

/** Offers bytes as a file to keep. */
export function download(name: string, type: string, bytes: BlobPart): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
