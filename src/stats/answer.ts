/** What a method found, or, where the data hold no answer, why not. Bad data never throw and never give NaN. */
export type Answer<Found extends object, Why extends string> = (Found & { readonly ok: true }) | Refusal<Why>;

export interface Refusal<Why extends string> {
  readonly ok: false;
  readonly why: Why;
}

export const refuse = <Why extends string>(why: Why): Refusal<Why> => ({ ok: false, why });

/** Whether every number of some lists is one that can be counted with. */
export const finite = (...lists: readonly (readonly number[])[]): boolean => lists.every((list) => list.every(Number.isFinite));
