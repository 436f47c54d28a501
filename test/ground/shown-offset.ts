/** The offset `Intl` prints for a zone ("GMT+05:30"), in seconds: another road to it than the wall clock's. */
export function shownOffset(zone: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (utcMs) => {
    const shown = /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?$/.exec(format.format(utcMs));
    const [hours = 0, minutes = 0, seconds = 0] = (shown ?? []).slice(2).map((part) => Number(part ?? 0));
    return (shown?.[1] === "-" ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) + 0;
  };
}
