export { newsMail, type NewsMail, type NewsMailFacts } from './mail';
export {
  carriedNews,
  keptNews,
  mergeNews,
  newsBetween,
  newsSince,
  recentNews,
  stillLinked,
  withIssues,
  withoutIssues,
  type ScenarioNews,
} from './news';
export { recipientsOf, toldOf, type Told } from './told';
