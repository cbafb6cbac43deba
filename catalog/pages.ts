/** A page of a connection. */
export interface Page<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The nodes of all pages. */
export async function* pages<Node>(
  fetchPage: (after: string | null) => Promise<Page<Node> | null | undefined>,
): AsyncGenerator<Node> {
  for (let after: string | null = null; ; ) {
    const page: Page<Node> | null | undefined = await fetchPage(after);
    if (!page) return;
    yield* page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor ?? null;
  }
}
