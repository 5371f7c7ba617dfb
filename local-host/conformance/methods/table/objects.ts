import { under, type Group } from './group';

export const objects = {
  'an object, up and down': {
    how: 'modelled',
    methods: under('objectStore', 'createUploadUrl', 'createDownloadUrl', 'get', 'delete'),
  },
  'an object, by URLs for everybody': {
    how: 'modelled',
    methods: under('objectStore', 'createPublicUploadUrl', 'createPublicDownloadUrl'),
  },
  'URLs of the content network': {
    how: 'refused',
    why: 'there is no content network here; the option `cdn` of the other methods is refused too',
    methods: under('objectStore', 'createCDNUrl'),
  },
} as const satisfies Record<string, Group>;
