import type { Manifest, ManifestModule } from '../contract';
import type { PropertyAlias } from './rest/handler';

interface EntityProperty {
  propertyKey?: string;
  entityType?: string;
  values?: Omit<PropertyAlias, 'propertyKey'>[];
}

/** The values of issue properties that the manifest's modules declare for search. */
export function declaredAliases({ modules }: Manifest): PropertyAlias[] {
  const sets = (modules['jira:entityPropertySet'] ?? []).flatMap(
    (module: ManifestModule) => (module.properties ?? []) as EntityProperty[],
  );
  const single = (modules['jira:entityProperty'] ?? []) as (ManifestModule & EntityProperty)[];
  return [...sets, ...single]
    .filter(({ entityType = 'issue' }) => entityType === 'issue')
    .flatMap(({ propertyKey = '', values = [] }) =>
      values.map(({ path, type, searchAlias }) => ({
        propertyKey,
        path,
        type,
        ...(searchAlias && { searchAlias }),
      })),
    );
}
