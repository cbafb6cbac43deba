/* global React, ReactDOM, GraphiQL */

/** The page: GraphiQL, with a tab for each operation that is ready to run. */
async function start() {
  const response = await fetch('/explorer/operations.json');
  const operations = await response.json();
  const ask = GraphiQL.createFetcher({ url: '/graphql' });
  // Right after another tab is chosen, GraphiQL still gives the name of the operation in the one before.
  const fetcher = ({ operationName, ...params }, options) =>
    ask({ ...params, ...(params.query.includes(`${operationName}`) && { operationName }) }, options);
  const explorer = React.createElement(GraphiQL, { fetcher, defaultTabs: operations, shouldPersistHeaders: false });
  ReactDOM.createRoot(document.getElementById('explorer')).render(explorer);
}

void start();
