import { noteAt, type Check } from '../note';

export const missingFeatureName: Check<unknown> = (document) => {
  const { feature } = document;
  if (!feature || feature.name.trim()) return [];
  const message = `The feature has no name. Write after “${feature.keyword}:” what ability it describes.`;
  return [noteAt(document, feature.line, message)];
};
