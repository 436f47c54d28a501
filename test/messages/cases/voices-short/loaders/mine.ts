export default () => ["positive"];
