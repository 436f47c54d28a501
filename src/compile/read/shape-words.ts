/** How a schema's refinement says that exactly one of several keys must be given. */
export const ONE_OF = "one of: ";
