import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recipeDocuments } from '../../gateway/bi/recipe-documents.js';
import { recipePage } from '../../gateway/bi/recipe-page.js';
import { RECIPES } from '../../gateway/bi/recipes.js';
import { packageFile } from '../../subgraphs/shared/package-file.js';

const FOLDER = packageFile('docs/bi');

describe('recipes', () => {
  it('are the documents in docs/bi, which `npm run docs:bi` writes', () => {
    const documents = recipeDocuments();
    if (process.env.UPDATE_DOCS === 'true') {
      mkdirSync(FOLDER, { recursive: true });
      for (const [name, text] of documents) writeFileSync(`${FOLDER}/${name}`, text);
    }

    expect(readdirSync(FOLDER).sort()).toEqual([...documents.keys()].sort());
    for (const [name, text] of documents) expect(readFileSync(`${FOLDER}/${name}`, 'utf8')).toBe(text);
  });

  it('are the page, with the address of the server in them and nothing of it taken for markup', () => {
    const page = recipePage('http://"><script>alert(1)</script>');

    expect(page).not.toContain('<script');
    expect(page).not.toContain('{{BASE}}');
    for (const { id, snippets } of RECIPES) {
      expect(page).toContain(`id="${id}"`);
      expect(page.split('<pre').length - 1).toBeGreaterThanOrEqual(snippets.length);
    }
  });

  it('say of each tool how far it was tried', () => {
    expect(RECIPES.filter(({ how }) => how.length < 10)).toEqual([]);
    expect(new Set(RECIPES.map(({ id }) => id)).size).toBe(RECIPES.length);
  });
});
