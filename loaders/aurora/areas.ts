/** The parts of Aurora's product, by how much is asked about each. */
export const AREAS = { editor: 0.3, sync: 0.22, billing: 0.12, api: 0.2, mobile: 0.16 } as const;
export type Area = keyof typeof AREAS;
