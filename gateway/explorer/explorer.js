/* global React, ReactDOM, GraphiQL */

/** The page: GraphiQL, with a tab for each operation that is ready to run. */
async function start() {
  const response = await fetch('/explorer/operations.json');
  const operations = await response.json();
  const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
  const explorer = React.createElement(GraphiQL, { fetcher, defaultTabs: operations, shouldPersistHeaders: false });
  ReactDOM.createRoot(document.getElementById('explorer')).render(explorer);
}

void start();
