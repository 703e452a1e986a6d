import { expect, it } from 'vitest';
import { onlyAs, variableNames } from './variable-names.mjs';

it('empties every other way in which a variable that is decided may have been given', () => {
  expect(onlyAs({ MYFLOW_API_URL: 'http://127.0.0.1:4100', PORT: '3000' })).toEqual({
    MYFLOW_API_URL: 'http://127.0.0.1:4100',
    MYFLOW_API_URL_FILE: '',
    NEXT_PUBLIC_API_URL: '',
    NEXT_PUBLIC_API_URL_FILE: '',
    PORT: '3000',
    PORT_FILE: '',
  });
});

it('knows every variable under all of its names', () => {
  expect(variableNames).toEqual(expect.arrayContaining(['MYFLOW_PASSWORD', 'MONGODB_URI', 'NEXT_PUBLIC_LOGTO_RESOURCE']));
});
