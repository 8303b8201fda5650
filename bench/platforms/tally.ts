/** Requests that reached a look-alike since the last `clear`. Its own log keeps only the latest. */
export interface TallyView {
  total: number;
  /** By method and route, ids as `{id}`. */
  byRoute: Record<string, number>;
  /** Milliseconds since 1970; 0 before the first. */
  firstAt: number;
  lastAt: number;
}

export class Tally {
  view: TallyView = { total: 0, byRoute: {}, firstAt: 0, lastAt: 0 };

  /** Counts what the look-alike's log is given from now on. */
  follow<Entry extends { method: string; path: string }>(log: {
    add(entry: Entry): unknown;
  }): void {
    const add = log.add.bind(log);
    log.add = (entry) => {
      this.#count(entry);
      return add(entry);
    };
  }

  clear(): void {
    this.view = { total: 0, byRoute: {}, firstAt: 0, lastAt: 0 };
  }

  #count({ method, path }: { method: string; path: string }): void {
    const route = `${method} ${path.replaceAll(/\/\d+(?=\/|$)/g, '/{id}')}`;
    const { view } = this;
    view.total += 1;
    view.byRoute[route] = (view.byRoute[route] ?? 0) + 1;
    view.lastAt = Date.now();
    view.firstAt ||= view.lastAt;
  }
}
