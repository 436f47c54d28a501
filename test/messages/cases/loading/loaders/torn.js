export default {
  id: ,