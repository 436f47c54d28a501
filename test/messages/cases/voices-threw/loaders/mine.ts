export default () => { throw new Error("The model is not downloaded: run loaders/get-model.sh."); };
