/** The clock moves when a test says so: waits of minutes cost none. */
export function movableClock() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms: number) => {
      ahead += ms;
    },
  };
}
