import { BASE, type Recipe } from '../recipe.js';

export const spreadsheets: Recipe = {
  id: 'spreadsheets',
  tool: 'Excel · WPS · LibreOffice · gnumeric（下载文件）',
  tried: 'run',
  how: 'LibreOffice 7.4 opens XLSX and CSV, gnumeric 1.12 the XLSX in tests, every code and month intact. Excel and WPS: not run.',
  text: '下载 XLSX 最稳妥：月份、代码是文本，数值是数字，日期是日期。XLSX is the safe download: months and codes are text, counts are numbers, dates are dates. A second sheet says what the columns mean.',
  snippets: [
    {
      id: 'addresses',
      text: '在浏览器打开。Open in a browser.',
      language: 'text',
      code: `${BASE}/export/observations.xlsx
${BASE}/export/report.xlsx?month=2024-06
${BASE}/export/cases.xlsx
${BASE}/export/codebook.xlsx
${BASE}/export/observations.csv?bom=1
${BASE}/export/catalog.xlsx?ministryId=civil-affairs`,
    },
    {
      id: 'libreoffice',
      text: '命令行转换。From a command line.',
      language: 'sh',
      code: `curl -fsS -o observations.xlsx "${BASE}/export/observations.xlsx"
soffice --headless --convert-to ods observations.xlsx`,
    },
  ],
  notes: [
    'CSV for Excel: with bom=1, or Excel reads UTF-8 as GBK. gnumeric takes 2024-06 in a CSV for a date; the XLSX has it as text.',
    'In CSV a text that begins with =, +, -, @, tab or carriage return has an apostrophe before it, so that no spreadsheet runs it.',
    'Excel holds 32,767 characters in a cell; a longer text is cut in XLSX and whole in CSV and JSON.',
  ],
};
