import { describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { modelReference } from '../../../src/discover/sources/model-reference.ts';
import { card, scan, type Tree } from './tree.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const read = (tree: Tree) => scan(tree, modelReference, modelCard);
/** What one file names, without `pkg:` and the project. */
const named = (path: string, text: string): readonly string[] =>
  read({ [path]: text })
    .purls.filter((purl) => purl !== 'pkg:generic/tea-house')
    .map((purl) => purl.slice(4));
const LEAF = 'huggingface/leaf/leaf-base';
const OLLAMA = '?repository_url=https:%2F%2Follama.com';
const SCOPE = '?repository_url=https:%2F%2Fmodelscope.cn';

describe('Python', () => {
  it.each<[string, readonly string[]]>([
    ['from transformers import AutoModel\nm = AutoModel.from_pretrained("leaf/leaf-base")', [LEAF]],
    ["m = AutoModel.from_pretrained(\n    'leaf/leaf-base',\n    torch_dtype='auto',\n)", [LEAF]],
    ['m = AutoModel.from_pretrained(pretrained_model_name_or_path="leaf/leaf-base", x=1)', [LEAF]],
    ['m = AutoModel.from_pretrained("leaf/" "leaf-base")', [LEAF]],
    ['t = AutoTokenizer.from_pretrained("gpt2")', ['huggingface/gpt2']],
    ['t = AutoTokenizer.from_pretrained("bert-base-uncased")', ['huggingface/bert-base-uncased']],
    ['MODEL = "leaf/leaf-base"\nm = AutoModel.from_pretrained(MODEL)', [LEAF]],
    [
      'class A:\n    MODEL: str = "leaf/leaf-base"\n    def f(self):\n        return AutoModel.from_pretrained(self.MODEL)',
      [LEAF],
    ],
    [
      'class A:\n    def __init__(self):\n        self.name = "leaf/leaf-base"\n    def f(self):\n        return AutoModel.from_pretrained(self.name)',
      [LEAF],
    ],
    ['def load(name="leaf/leaf-base", n: int = 3):\n    return AutoModel.from_pretrained(name)', [LEAF]],
    ['def load(n, name: str = "leaf/leaf-base"):\n    return AutoModel.from_pretrained(name)', [LEAF]],
    [
      'p.add_argument("-m", "--model-id", default="leaf/leaf-base")\nargs = p.parse_args()\nAutoModel.from_pretrained(args.model_id)',
      [LEAF],
    ],
    ['@click.option("--model", default="leaf/leaf-base")\ndef f(model):\n    AutoModel.from_pretrained(model)', [LEAF]],
    [
      'class A:\n    model: str = field(default="leaf/leaf-base", metadata={})\nAutoModel.from_pretrained(model_args.model)',
      [LEAF],
    ],
    // Constants through constants, and texts put together from them.
    ['A = "leaf/leaf-base"\nB = A\nm = AutoModel.from_pretrained(B)', [LEAF]],
    ['OWNER = "leaf"\nm = AutoModel.from_pretrained(OWNER + "/leaf-base")', [LEAF]],
    ['OWNER = "leaf"\nNAME = f"{OWNER}/leaf-base"\nm = AutoModel.from_pretrained(NAME)', [LEAF]],
    ['OWNER = "leaf"\nm = AutoModel.from_pretrained(\n    f"{OWNER}/"\n    + "leaf-base"\n)', [LEAF]],
    ['DEFAULT = "leaf/leaf-base"\np.add_argument("--model", default=DEFAULT)\nAutoModel.from_pretrained(args.model)', [LEAF]],
    [
      'p.add_argument("--model", default="leaf/leaf-base")\nargs = p.parse_args()\nname = args.model\nAutoModel.from_pretrained(name)',
      [LEAF],
    ],
    ['DEFAULT = "leaf/leaf-base"\ndef load(name: str = DEFAULT):\n    AutoModel.from_pretrained(name)', [LEAF]],
    ['def main(model: str = typer.Option("leaf/leaf-base", "--model")):\n    AutoModel.from_pretrained(model)', [LEAF]],
    ['def main(model: Annotated[str, typer.Option(help="x")] = "leaf/leaf-base"):\n    AutoModel.from_pretrained(model)', [LEAF]],
    [
      'class Settings(BaseSettings):\n    model: str = Field("leaf/leaf-base", alias="M")\nAutoModel.from_pretrained(settings.model)',
      [LEAF],
    ],
    ['D = "leaf/leaf-base"\n@dataclass\nclass Config:\n    model: str = D\nAutoModel.from_pretrained(cfg.model)', [LEAF]],
    // Lists that a loop goes through.
    [
      'MODELS = ["leaf/leaf-base", "leaf/leaf-small"]\nfor name in MODELS:\n    AutoModel.from_pretrained(name)',
      [LEAF, 'huggingface/leaf/leaf-small'],
    ],
    [
      'O = "leaf"\nfor name in (f"{O}/leaf-base", O + "/leaf-small"):\n    AutoModel.from_pretrained(name)',
      [LEAF, 'huggingface/leaf/leaf-small'],
    ],
    [
      'MODELS: list[str] = [\n    "leaf/leaf-base",\n    "leaf/leaf-small",\n]\nall = [AutoModel.from_pretrained(m) for m in MODELS]',
      [LEAF, 'huggingface/leaf/leaf-small'],
    ],
    ['from distilabel.llms import InferenceEndpointsLLM\nInferenceEndpointsLLM(model_id="leaf/leaf-base")', [LEAF]],
    ['import litellm\nlitellm.completion(model="huggingface/leaf/leaf-base")', [LEAF]],
    [
      'load_dataset("json", data_files="https://huggingface.co/datasets/leaf/tea/resolve/main/x.json")',
      ['huggingface/datasets/leaf/tea'],
    ],
    ['m = AutoModel.from_pretrained(os.getenv("MODEL", "leaf/leaf-base"))', [LEAF]],
    ['m = AutoModel.from_pretrained(name or "leaf/leaf-base")', [LEAF]],
    ['from peft import PeftModel\nm = PeftModel.from_pretrained(base, "leaf/lora")', ['huggingface/leaf/lora']],
    ['c = PeftConfig.from_pretrained("leaf/lora")', ['huggingface/leaf/lora']],
    ['pipe.load_lora_weights("leaf/lora", weight_name="x.safetensors")', ['huggingface/leaf/lora']],
    [
      'p = StableDiffusionXLPipeline.from_single_file("https://huggingface.co/leaf/xl/blob/main/xl.safetensors")',
      ['huggingface/leaf/xl'],
    ],
    ['from transformers import pipeline\np = pipeline("text-generation", model="leaf/leaf-base")', [LEAF]],
    ['from transformers import pipeline\np = pipeline("text-generation", "leaf/leaf-base")', [LEAF]],
    ['import transformers\np = transformers.pipeline(model="leaf/leaf-base")', [LEAF]],
    ['from datasets import load_dataset\nd = load_dataset("leaf/tea", split="train")', ['huggingface/datasets/leaf/tea']],
    ['d = load_dataset("squad")', ['huggingface/datasets/squad']],
    [
      'from sentence_transformers import SentenceTransformer\nm = SentenceTransformer("all-MiniLM-L6-v2")',
      ['huggingface/sentence-transformers/all-MiniLM-L6-v2'],
    ],
    ['m = CrossEncoder("leaf/reranker")', ['huggingface/leaf/reranker']],
    ['snapshot_download("leaf/leaf-base")', [LEAF]],
    ['snapshot_download(repo_id="leaf/tea", repo_type="dataset")', ['huggingface/datasets/leaf/tea']],
    ['hf_hub_download(repo_id="leaf/leaf-base", filename="config.json")', [LEAF]],
    ['from huggingface_hub import InferenceClient\nc = InferenceClient("leaf/leaf-base")', [LEAF]],
    ['from vllm import LLM\nl = LLM(model="leaf/leaf-base")', [LEAF]],
    ['from vllm import LLM\nl = LLM("leaf/leaf-base")', [LEAF]],
    [
      'from llama_cpp import Llama\nl = Llama.from_pretrained(repo_id="leaf/leaf-gguf", filename="*q8_0.gguf")',
      ['huggingface/leaf/leaf-gguf'],
    ],
    ['from modelscope import AutoModel, snapshot_download\nsnapshot_download("leaf/leaf-base")', [LEAF + SCOPE]],
    ['from modelscope.pipelines import pipeline\np = pipeline("chat", model="leaf/leaf-base")', [LEAF + SCOPE]],
    ['from modelscope.msdatasets import MsDataset\nd = MsDataset.load("leaf/tea")', [`huggingface/datasets/leaf/tea${SCOPE}`]],
    ['from langchain_ollama import ChatOllama\nm = ChatOllama(model="llama3.2:3b")', [`generic/library/llama3.2@3b${OLLAMA}`]],
    ['import ollama\nollama.chat(model="mistral", messages=[])', [`generic/library/mistral${OLLAMA}`]],
    ['import ollama\nollama.pull("hf.co/leaf/leaf-gguf:Q4_K_M")', ['huggingface/leaf/leaf-gguf']],
    ['e = HuggingFaceEmbeddings(model_name="leaf/embed")', ['huggingface/leaf/embed']],
    ['m = timm.create_model("hf_hub:leaf/vision", pretrained=True)', ['huggingface/leaf/vision']],
    ['df = pd.read_parquet("hf://datasets/leaf/tea/cups.parquet")', ['huggingface/datasets/leaf/tea']],
    ['from faster_whisper import WhisperModel\nm = WhisperModel("large-v3")', ['huggingface/Systran/faster-whisper-large-v3']],
    ['from mlx_lm import load\nm, t = load("leaf/leaf-mlx")', ['huggingface/leaf/leaf-mlx']],
    ['from datasets import load_dataset as load\nd = load("leaf/tea")', ['huggingface/datasets/leaf/tea']],
    ['from transformers import (\n    pipeline as brew,\n)\np = brew("chat", model="leaf/leaf-base")', [LEAF]],
    ['from modelscope import snapshot_download as fetch\nfetch("leaf/leaf-base")', [LEAF + SCOPE]],
    ['MODEL = os.environ.get("MODEL", "leaf/leaf-base")\nm = AutoModel.from_pretrained(MODEL)', [LEAF]],
    ['m = AutoModel.from_pretrained("leaf/leaf-base" if big else "leaf/small")', [LEAF, 'huggingface/leaf/small']],
    ['CONFIG = {"model": "leaf/leaf-base", "cups": 3}\nm = AutoModel.from_pretrained(CONFIG["model"])', [LEAF]],
    ['class Models(str, Enum):\n    LEAF = "leaf/leaf-base"\nm = AutoModel.from_pretrained(Models.LEAF.value)', [LEAF]],
    ['class S(BaseSettings):\n    name: str = Field(default="leaf/leaf-base")\nAutoModel.from_pretrained(settings.name)', [LEAF]],
    ['m = AutoGPTQForCausalLM.from_quantized("leaf/leaf-base", device="cuda")', [LEAF]],
    ['from fastembed import TextEmbedding\ne = TextEmbedding("leaf/embed")', ['huggingface/leaf/embed']],
    ['from smolagents import TransformersModel\nm = TransformersModel(model_id="leaf/leaf-base")', [LEAF]],
    ['c = EncoderClassifier.from_hparams(source="leaf/voice")', ['huggingface/leaf/voice']],
    ['f = embedding_functions.SentenceTransformerEmbeddingFunction(model_name="leaf/embed")', ['huggingface/leaf/embed']],
    ['trainer = SFTTrainer(model="leaf/leaf-base")  # trl', [LEAF]],
    [
      'x = f(AutoModel.from_pretrained("leaf/leaf-base"), PeftModel.from_pretrained(b, "leaf/lora"))',
      [LEAF, 'huggingface/leaf/lora'],
    ],
  ])('%j', (code, expected) => {
    // The last but two need their library in the file, which a comment is enough for.
    expect(named('src/brew.py', code)).toEqual(expected);
  });

  it.each([
    ['a comment', '# m = AutoModel.from_pretrained("leaf/leaf-base")'],
    [
      'a docstring',
      'def f():\n    """Example::\n\n        AutoModel.from_pretrained("leaf/leaf-base")\n    """\n    return None',
    ],
    ['a text', 'HELP = "AutoModel.from_pretrained(\'leaf/leaf-base\')"'],
    ['a definition', 'def from_pretrained(name="leaf/leaf-base"):\n    pass'],
    ['a name that is only mentioned', 'x = from_pretrained\nname = "leaf/leaf-base"'],
    ['another argument', 'AutoModel.from_pretrained(path, cache_dir="leaf/leaf-base")'],
    ['an output folder', 'AutoModel.from_pretrained("output/checkpoint-500")'],
    ['a path', 'AutoModel.from_pretrained("./leaf/leaf-base")'],
    ['an absolute path', 'AutoModel.from_pretrained("/data/leaf/leaf-base")'],
    ['a deep path', 'AutoModel.from_pretrained("runs/leaf/leaf-base")'],
    ['a file', 'AutoModel.from_pretrained("leaf/base.bin")'],
    ['a bare folder', 'AutoModel.from_pretrained("my_model")'],
    ['a blank of documentation', 'AutoModel.from_pretrained("your-username/your-model")'],
    ['another blank', 'AutoModel.from_pretrained("path/to/model")  # path/to'],
    ['a reader of files', 'load_dataset("csv", data_files="cups.csv")'],
    ['a script', 'load_dataset("my_dataset.py")'],
    ['sklearn', 'from sklearn.pipeline import make_pipeline, Pipeline\np = pipeline("scale", "leaf/leaf-base")'],
    ['an LLM of another house', 'class LLM: pass\nl = LLM(model="leaf/leaf-base")'],
    ['json.load', 'import json\nx = json.load("leaf/leaf-base")  # mlx_lm'],
    ['a made text', 'AutoModel.from_pretrained(f"leaf/{size}")'],
    ['bytes', 'AutoModel.from_pretrained(b"leaf/leaf-base")'],
    ['nothing', 'AutoModel.from_pretrained()'],
    ['a keyword of a call by the same name', 'foo(model_id="leaf/other")\nAutoModel.from_pretrained(model_id)'],
    ['a keyword on a line of its own', 'foo(\n    model_id="leaf/other",\n)\nAutoModel.from_pretrained(model_id)'],
    ['a variable with two values', 'M = "leaf/a"\nif x:\n    M = "leaf/b"\nAutoModel.from_pretrained(M)'],
    ['constants in a circle', 'A = B\nB = A\nAutoModel.from_pretrained(A)'],
    ['a constant of itself', 'M = M\nAutoModel.from_pretrained(M)'],
    ['half a name', 'AutoModel.from_pretrained("leaf/" + size)'],
    ['a made constant with a hole', 'O = "leaf"\nN = f"{O}/{size}"\nAutoModel.from_pretrained(N)'],
    ['a format that only running tells', 'O = "leaf"\nAutoModel.from_pretrained(f"{O.upper()}/leaf-base")'],
    ['a constant through two that differ', 'A = "leaf/a"\nB = "leaf/b"\nM = A\nM = B\nAutoModel.from_pretrained(M)'],
    ['a loop over what nobody knows', 'for m in models():\n    AutoModel.from_pretrained(m)'],
    ['a loop over a list with a hole', 'for m in ["leaf/a", pick()]:\n    AutoModel.from_pretrained(m)'],
    ['a loop over two things at once', 'for m, n in [("leaf/a", "leaf/b")]:\n    AutoModel.from_pretrained(m)'],
    ['a list that is given twice', 'L = ["leaf/a"]\nL = ["leaf/b"]\nfor m in L:\n    AutoModel.from_pretrained(m)'],
    ['a hosted model', 'import litellm\nlitellm.completion(model="openai/gpt-4o")'],
    ['an option of another name', 'p.add_argument("--data", default="leaf/leaf-base")\nAutoModel.from_pretrained(args.model)'],
    ['an attribute of something else', 'name = "leaf/leaf-base"\nAutoModel.from_pretrained(args.name)'],
    ['a save', 'model.save_pretrained("leaf/leaf-base")\nmodel.push_to_hub("leaf/leaf-base")'],
    ['code that does not parse', 'AutoModel.from_pretrained("leaf/leaf-base'.replace('base', 'base with words')],
  ])('is not misled by %s', (_, code) => expect(named('src/brew.py', code)).toEqual([]));

  it('says where, and whether the revision is pinned', () => {
    const seen = read({
      'src/a.py': `import x\nREV = "${COMMIT}"\nAutoModel.from_pretrained("leaf/pinned", revision=REV)\n`,
      'src/b.py': 'AutoModel.from_pretrained("leaf/tagged", revision="v1.0")\nAutoModel.from_pretrained("leaf/loose")\n',
    });
    expect(seen.component(`pkg:huggingface/leaf/pinned@${COMMIT}`)).toMatchObject({
      nameOnly: true,
      version: COMMIT,
      kind: 'model',
      own: false,
      facts: { revision: 'pinned', hub: 'huggingface' },
      provenance: [{ source: 'model-reference', at: { path: 'src/a.py', line: 3, column: 27, endColumn: 40 } }],
    });
    expect(seen.component('pkg:huggingface/leaf/tagged').facts).toMatchObject({ revision: 'unpinned', 'revision-name': 'v1.0' });
    expect(seen.component('pkg:huggingface/leaf/loose').facts).toEqual({ hub: 'huggingface', revision: 'unpinned' });
    expect(seen.edges).toHaveLength(3);
  });

  it('points to the constant that holds the name', () => {
    const seen = read({ 'a.py': 'MODEL = "leaf/leaf-base"\n\nm = AutoModel.from_pretrained(MODEL)\n' });
    expect(seen.component(`pkg:${LEAF}`).provenance).toMatchObject([{ at: { path: 'a.py', line: 1, column: 9, endColumn: 25 } }]);
  });

  it.each([
    ['a variable', 'AutoModel.from_pretrained(args.model)', 'args.model'],
    ['a made text', 'AutoModel.from_pretrained(f"leaf/{x}")', '"…"'],
    ['a path outside the tree', 'AutoModel.from_pretrained("./checkpoint")', './checkpoint'],
    ['a default of the library', 'from transformers import pipeline\np = pipeline("text-generation")', 'the library chooses'],
  ])('notes %s', (_, code, words) => {
    const [note, ...others] = read({ 'src/brew.py': code }).inventory.diagnostics;
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      code: 'discover/model-reference-unresolved',
      severity: 'note',
      incomplete: false,
      path: 'src/brew.py',
      line: expect.any(Number),
    });
    expect(note?.message).toContain(words);
  });

  it('bounds the notes of one file', () => {
    expect(read({ 'a.py': 'AutoModel.from_pretrained(x)\n'.repeat(500) }).codes).toHaveLength(20);
  });

  it('knows a model in the tree by its path', () => {
    const tree = { 'models/oolong-7b/README.md': card('license: mit') };
    for (const path of ['models/oolong-7b', './models/oolong-7b', 'models/oolong-7b/']) {
      const seen = read({ ...tree, 'serve.py': `AutoModel.from_pretrained("${path}")` });
      expect(seen.edges).toEqual(['generic/tea-house uses generic/tea-house/oolong-7b']);
      expect(seen.component('pkg:generic/tea-house/oolong-7b').provenance.map((one) => one.source)).toEqual([
        'model-card',
        'model-reference',
      ]);
      expect(seen.codes).toEqual([]);
    }
  });

  it('makes one component of a name and the model in the tree', () => {
    const seen = read({
      'models/leaf/leaf-base/README.md': card('license: llama2'),
      'serve.py': 'AutoModel.from_pretrained("Leaf/Leaf-Base")',
    });
    expect(seen.purls).toEqual(['pkg:generic/tea-house', 'pkg:huggingface/leaf/leaf-base']);
    expect(seen.component('pkg:huggingface/leaf/leaf-base').nameOnly).toBeUndefined();
  });

  it('is content with data that lies in the tree', () => {
    const config = { 'axolotl.yml': 'base_model: leaf/leaf-base\ndatasets:\n  - path: data/tea.jsonl' };
    expect(read({ ...config, 'data/tea.jsonl': '{}' }).codes).toEqual([]);
    expect(read(config).inventory.diagnostics[0]?.message).toContain('which dataset this is cannot be told');
  });

  it('takes a folder of the tree for a folder', () => {
    expect(read({ 'leaf/leaf-base/notes.txt': 'x', 'a.py': 'AutoModel.from_pretrained("leaf/leaf-base")' }).purls).toEqual([]);
  });

  it.each([
    'tests/a.py',
    'src/tests/a.py',
    'test_a.py',
    'src/a_test.py',
    'conftest.py',
    'venv/lib/a.py',
    'x/site-packages/y/a.py',
    'build/lib/a.py',
  ])('does not look into %s', (path) => expect(named(path, 'AutoModel.from_pretrained("leaf/leaf-base")')).toEqual([]));
});

describe('JavaScript and TypeScript', () => {
  const HF = "import { pipeline, AutoModel } from '@huggingface/transformers';\n";

  it.each<[string, readonly string[]]>([
    [`${HF}const p = await pipeline('text-generation', 'leaf/leaf-base');`, [LEAF]],
    [`${HF}const p = await pipeline('text-generation', \`leaf/leaf-base\`, { revision: 'main' });`, [LEAF]],
    [`${HF}const MODEL = 'leaf/leaf-base';\nconst p = await pipeline('x', MODEL);`, [LEAF]],
    [`${HF}const MODEL: string = 'leaf/leaf-base' as const;\nconst p = await pipeline('x', MODEL);`, [LEAF]],
    [`${HF}class A { static model = 'leaf/leaf-base';\n load() { return AutoModel.from_pretrained(this.model); } }`, [LEAF]],
    [`${HF}const p = await pipeline('x', process.env.MODEL ?? 'leaf/leaf-base');`, [LEAF]],
    [`${HF}const OWNER = 'leaf';\nconst p = await pipeline('x', \`\${OWNER}/leaf-base\`);`, [LEAF]],
    [`${HF}const OWNER = 'leaf';\nconst MODEL = OWNER + '/leaf-base';\nconst p = await pipeline('x', MODEL);`, [LEAF]],
    [
      `${HF}const MODELS = ['leaf/leaf-base', 'leaf/leaf-small'];\nfor (const name of MODELS) await pipeline('x', name);`,
      [LEAF, 'huggingface/leaf/leaf-small'],
    ],
    [`${HF}const re = /'/g; const m = await AutoModel.from_pretrained('leaf/leaf-base');`, [LEAF]],
    [`${HF}const a = b / c; const m = await AutoModel.from_pretrained('leaf/leaf-base'); const d = e / f;`, [LEAF]],
    ["const { pipeline } = require('@xenova/transformers');\npipeline('x', 'leaf/leaf-base');", [LEAF]],
    [
      "import { HfInference } from '@huggingface/inference';\nawait hf.chatCompletion({ model: 'leaf/leaf-base', messages: [] });",
      [LEAF],
    ],
    [
      "import { downloadFile } from '@huggingface/hub';\nawait downloadFile({ repo: 'datasets/leaf/tea', path: 'x' });",
      ['huggingface/datasets/leaf/tea'],
    ],
    ["import { downloadFile } from '@huggingface/hub';\nawait downloadFile({ repo: 'leaf/leaf-base', path: 'x' });", [LEAF]],
    [
      "import ollama from 'ollama';\nawait ollama.chat({ model: 'llama3.2', messages: [] });",
      [`generic/library/llama3.2${OLLAMA}`],
    ],
    [
      "import { ChatOllama } from '@langchain/ollama';\nnew ChatOllama({ model: 'mistral' });",
      [`generic/library/mistral${OLLAMA}`],
    ],
    ["import { pipeline as brew } from '@huggingface/transformers';\nawait brew('x', 'leaf/leaf-base');", [LEAF]],
    [`${HF}const MODELS = { small: 'leaf/leaf-base', large: 'leaf/large' };\nawait pipeline('x', MODELS.small);`, [LEAF]],
    [`${HF}const name = process.env.MODEL ?? 'leaf/leaf-base';\nawait pipeline('x', name);`, [LEAF]],
    [
      "import { snapshotDownload } from '@huggingface/hub';\nawait snapshotDownload({ repo: { type: 'dataset', name: 'leaf/tea' } });",
      ['huggingface/datasets/leaf/tea'],
    ],
  ])('%j', (code, expected) => expect(named('src/app.ts', code)).toEqual(expected));

  it.each([
    ['a comment', `${HF}// pipeline('x', 'leaf/leaf-base')\n/* AutoModel.from_pretrained('leaf/leaf-base') */`],
    ['a text', `${HF}const help = "pipeline('x', 'leaf/leaf-base')";`],
    ['a template with places', `${HF}const p = await pipeline('x', \`leaf/\${size}\`);`],
    ['node:stream', "import { pipeline } from 'node:stream/promises';\nawait pipeline(source, 'leaf/leaf-base');"],
    ['markup', `${HF}const a = <p>Don't call pipeline</p>;`],
    ['fetch', "fetch('leaf/leaf-base'); const transformers = 'leaf/leaf-base';"],
    ['another chat', "import OpenAI from 'openai'; // ollama\nclient.chat({ model: 'leaf/leaf-base' });"],
    ['a definition', `${HF}function from_pretrained(name = 'leaf/leaf-base') {}`],
    ['a type', `${HF}const x = pipeline as Brew;\nconst y = Brew.of('x', 'leaf/leaf-base');`],
    ['an object that nobody reads', `${HF}const MODELS = { small: 'leaf/leaf-base' };`],
  ])('is not misled by %s', (_, code) => expect(named('src/app.tsx', code)).toEqual([]));

  it.each([
    'src/a.test.ts',
    'src/a.spec.js',
    '__tests__/a.ts',
    'dist/a.js',
    'a.min.js',
    'types/a.d.ts',
    'src/a.stories.tsx',
    'node_modules/x/a.js',
  ])('does not look into %s', (path) => expect(named(path, `${HF}pipeline('x', 'leaf/leaf-base')`)).toEqual([]));
});

describe('notebooks', () => {
  const notebook = (...cells: readonly unknown[]): string =>
    JSON.stringify({ cells, metadata: { kernelspec: { language: 'python' } }, nbformat: 4 });
  const code = (source: unknown): unknown => ({
    cell_type: 'code',
    source,
    outputs: [{ text: ['AutoModel.from_pretrained("leaf/output")'] }],
  });

  it('reads code cells, and shares their constants', () => {
    const seen = read({
      'a.ipynb': notebook(
        { cell_type: 'markdown', source: ['AutoModel.from_pretrained("leaf/prose")'] },
        code(['import x\n', 'MODEL = "leaf/leaf-base"\n']),
        code('m = AutoModel.from_pretrained(MODEL)\nd = load_dataset("leaf/tea")'),
        code(['!hf download leaf/shell\n', '%pip install transformers']),
      ),
    });
    expect(seen.purls).toEqual([
      'pkg:generic/tea-house',
      'pkg:huggingface/datasets/leaf/tea',
      `pkg:${LEAF}`,
      'pkg:huggingface/leaf/shell',
    ]);
    expect(seen.component(`pkg:${LEAF}`).provenance).toMatchObject([
      { at: { path: 'a.ipynb', keys: ['cells', 1, 'source', 1] } },
    ]);
    expect(seen.component('pkg:huggingface/datasets/leaf/tea').provenance).toMatchObject([
      { at: { keys: ['cells', 2, 'source'] } },
    ]);
  });

  it.each([
    ['not JSON', '{"cells": [from_pretrained'],
    ['no cells', '{"x": "from_pretrained"}'],
    [
      'odd cells',
      JSON.stringify({
        cells: [null, 5, { cell_type: 'code', source: 7 }, { cell_type: 'code', source: [null, 'from_pretrained'] }],
      }),
    ],
    [
      'another language',
      JSON.stringify({
        cells: [{ cell_type: 'code', source: 'from_pretrained("leaf/x")' }],
        metadata: { kernelspec: { language: 'R' } },
      }),
    ],
  ])('%s: nothing', (_, text) => expect(named('a.ipynb', text)).toEqual([]));
});

describe('shell, Docker and CI', () => {
  it.each<[string, string, readonly string[]]>([
    ['a.sh', 'vllm serve leaf/leaf-base --revision main', [LEAF]],
    ['a.sh', 'vllm serve --port 8000 leaf/leaf-base', [LEAF]],
    [
      'a.sh',
      'ollama pull llama3.2:3b && ollama run mistral',
      [`generic/library/llama3.2@3b${OLLAMA}`, `generic/library/mistral${OLLAMA}`],
    ],
    ['a.sh', 'huggingface-cli download leaf/tea --repo-type dataset', ['huggingface/datasets/leaf/tea']],
    ['a.sh', `hf download leaf/leaf-base --revision ${COMMIT}`, [`${LEAF}@${COMMIT}`]],
    ['a.sh', 'MODEL=leaf/leaf-base\nhf download "$MODEL"', [LEAF]],
    ['a.sh', 'hf download $' + '{MODEL:-leaf/leaf-base}', [LEAF]],
    // What is made here is no model of Ollama's library.
    [
      'a.sh',
      'ollama create oolong -f Modelfile\nollama run oolong:latest\nollama run mistral',
      [`generic/library/mistral${OLLAMA}`],
    ],
    ['a.sh', `python -c "from transformers import AutoModel; AutoModel.from_pretrained('leaf/leaf-base')"`, [LEAF]],
    ['a.sh', `M=leaf/leaf-base\nuv run python3 -c "AutoModel.from_pretrained('$M')"`, [LEAF]],
    ['a.sh', `python -c "\nimport x\nfor m in ['leaf/leaf-base']:\n    AutoModel.from_pretrained(m)\n"`, [LEAF]],
    [
      'Dockerfile',
      `FROM python:3.12\nRUN pip install x && \\\n    python -c "from y import z; snapshot_download('leaf/leaf-base')"`,
      [LEAF],
    ],
    ['Dockerfile', `RUN ["python3", "-c", "SentenceTransformer('leaf/leaf-base')"]`, [LEAF]],
    ['a.sh', 'docker run ghcr.io/huggingface/text-generation-inference:2.0 \\\n  --model-id leaf/leaf-base', [LEAF]],
    ['a.sh', 'python -m vllm.entrypoints.openai.api_server --model=leaf/leaf-base', [LEAF]],
    [
      'a.sh',
      'python train.py --model_name_or_path leaf/leaf-base --dataset_name leaf/tea  # huggingface',
      ['huggingface/datasets/leaf/tea', LEAF],
    ],
    ['a.sh', 'llama-server -hf leaf/leaf-gguf:Q4_K_M', ['huggingface/leaf/leaf-gguf']],
    ['a.sh', 'git clone https://huggingface.co/leaf/leaf-base', [LEAF]],
    ['a.sh', 'wget -q https://huggingface.co/leaf/leaf-base/resolve/main/x.gguf', [LEAF]],
    ['a.sh', 'modelscope download --model leaf/leaf-base', [LEAF + SCOPE]],
    ['Dockerfile', 'FROM python:3\nENV MODEL leaf/leaf-base\nRUN hf download $MODEL', [LEAF]],
    ['Dockerfile', 'CMD ["--model-id", "leaf/leaf-base"] # huggingface', []],
    ['Dockerfile', 'FROM ghcr.io/huggingface/tgi\nCMD ["text-generation-launcher", "--model-id", "leaf/leaf-base"]', [LEAF]],
    ['Dockerfile.gpu', 'RUN vllm serve leaf/leaf-base', [LEAF]],
    ['Dockerfile', 'FROM vllm/vllm-openai:latest\nCMD ["--model", "leaf/leaf-base"]', [LEAF]],
    ['Dockerfile', 'FROM ghcr.io/huggingface/text-generation-inference\nENV MODEL_ID=leaf/leaf-base', [LEAF]],
    ['a.sh', 'docker run -e MODEL_ID=leaf/leaf-base tea  # huggingface', [LEAF]],
    ['a.sh', 'export HF_MODEL_ID="leaf/leaf-base"', [LEAF]],
    ['a.sh', 'VLLM_MODEL=leaf/leaf-base ./serve.sh', [LEAF]],
    ['a.sh', 'lmdeploy chat leaf/leaf-base && sglang serve leaf/small', [LEAF, 'huggingface/leaf/small']],
    ['a.sh', 'docker model run hf.co/leaf/leaf-gguf:Q4_K_M', ['huggingface/leaf/leaf-gguf']],
    [
      'k8s/tea.yaml',
      'kind: Service\nspec: {}\n---\nkind: Deployment\nspec:\n  containers:\n  - image: vllm/vllm-openai\n    args: ["--model=leaf/leaf-base"]\n---\nkind: InferenceService\nspec:\n  storageUri: hf://leaf/small\n',
      [LEAF, 'huggingface/leaf/small'],
    ],
    ['Dockerfile', 'RUN ollama serve & sleep 5 && ollama pull mistral', [`generic/library/mistral${OLLAMA}`]],
    [
      '.github/workflows/ci.yml',
      'jobs:\n  a:\n    steps:\n    - run: |\n        pip install x\n        hf download leaf/leaf-base  # huggingface',
      [LEAF],
    ],
    ['compose.yaml', 'services:\n  llm:\n    image: vllm/vllm-openai\n    command: ["--model", "leaf/leaf-base"]', [LEAF]],
    ['compose.yaml', 'services:\n  llm:\n    image: vllm/vllm-openai\n    command: --model leaf/leaf-base --port 80', [LEAF]],
    ['compose.yaml', 'services:\n  tgi:\n    environment:\n      MODEL_ID: leaf/leaf-base', [LEAF]],
    ['compose.yaml', 'services:\n  tgi:\n    environment:\n    - MODEL_ID=leaf/leaf-base', [LEAF]],
    [
      'deploy/values.yaml',
      'containers:\n- image: vllm\n  args: [serve, leaf/leaf-base]\n  env:\n  - name: EMBEDDING_MODEL\n    value: leaf/embed',
      ['huggingface/leaf/embed'],
    ],
  ])('%s: %j', (path, text, expected) => expect(named(path, text)).toEqual(expected));

  it.each([
    ['a comment', 'a.sh', '# ollama pull mistral'],
    ['words in quotes', 'a.sh', 'echo "run: ollama pull mistral"'],
    ['another --model', 'a.sh', 'rails generate scaffold --model shop/tea  # ollama'],
    ['docker run', 'a.sh', 'docker run --name ollama ollama/ollama'],
    ['another clone', 'a.sh', 'git clone https://git.example/leaf/leaf-base  # huggingface'],
    ['an unknown variable', 'a.sh', 'hf download "$1"  # huggingface'],
    ['a heredoc’s apostrophe', 'a.sh', "echo don't\n: huggingface"],
    ['a variable that is only set', 'a.sh', 'MODEL_ID=leaf/leaf-base\necho done'],
    ['a folder in a variable', 'a.sh', 'export MODEL_ID=/models/leaf'],
    ['options for another image', 'Dockerfile', 'FROM shop/api\nCMD ["--model", "leaf/leaf-base"] # MODEL_ID'],
  ])('is not misled by %s', (_, path, text) => expect(named(path, text)).toEqual([]));

  it('says on which line', () => {
    const seen = read({ 'a.sh': '#!/bin/sh\nset -e\n\nvllm serve \\\n  leaf/leaf-base\n' });
    expect(seen.component(`pkg:${LEAF}`).provenance).toMatchObject([{ at: { path: 'a.sh', line: 5, column: 3, endColumn: 17 } }]);
  });
});

describe('configuration', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'axolotl.yml',
      'base_model: leaf/leaf-base\nadapter: qlora\ndatasets:\n  - path: leaf/tea\n    type: alpaca',
      ['huggingface/datasets/leaf/tea', LEAF],
    ],
    [
      'trl.yaml',
      'model_name_or_path: leaf/leaf-base\ndataset_name: leaf/tea\nlearning_rate: 1e-4\nnum_train_epochs: 1',
      ['huggingface/datasets/leaf/tea', LEAF],
    ],
    [
      'factory.yaml',
      'model_name_or_path: leaf/leaf-base\nadapter_name_or_path: saves/leaf\nfinetuning_type: lora\ndataset: identity,tea',
      [LEAF],
    ],
    [
      'data/dataset_info.json',
      '{"tea": {"hf_hub_url": "leaf/tea", "ms_hub_url": "leaf/tea-cn"}}',
      [`huggingface/datasets/leaf/tea-cn${SCOPE}`, 'huggingface/datasets/leaf/tea'],
    ],
    [
      'litellm.yaml',
      'model_list:\n- model_name: tea\n  litellm_params:\n    model: huggingface/leaf/leaf-base\n- model_name: x\n  litellm_params: {model: ollama/mistral}',
      [`generic/library/mistral${OLLAMA}`, LEAF],
    ],
    ['app.toml', '[model]\nbase_model = "leaf/leaf-base"', [LEAF]],
    ['config/serve.json', '{"model_name_or_path": "leaf/leaf-base"}', [LEAF]],
    ['serve.yaml', 'engine: vllm\nmodel: leaf/leaf-base', [LEAF]],
    ['merge.yml', 'merge_method: slerp\nbase_model: leaf/leaf-base', [LEAF]],
    ['axo.yml', 'base_model: leaf/leaf-base\ndatasets:\n- path: leaf/tea', ['huggingface/datasets/leaf/tea', LEAF]],
    [
      'distil.yaml',
      'teacher_model_name_or_path: leaf/leaf-base\nreward_model_path: leaf/small',
      [LEAF, 'huggingface/leaf/small'],
    ],
    ['litellm.yaml', 'model_list:\n- litellm_params: {model: openai/leaf/leaf-base, api_base: http://tea}', [LEAF]],
    ['assistant.yaml', 'models:\n- {provider: ollama, model: mistral}', [`generic/library/mistral${OLLAMA}`]],
    ['values.yaml', 'image: {repository: vllm/vllm-openai}\nmodel:\n  name: leaf/leaf-base', [LEAF]],
    ['hydra.yaml', 'data:\n  _target_: datasets.load_dataset\n  path: leaf/tea', ['huggingface/datasets/leaf/tea']],
  ])('%s: %j', (path, text, expected) => expect(named(path, text)).toEqual([...expected].sort()));

  it.each([
    [
      'services of others',
      'litellm.yaml',
      'model_list:\n- litellm_params:\n    model: anthropic/claude-x\n- litellm_params: {model: openai/gpt-4o}\n- litellm_params: {model: azure/tea}',
    ],
    ['a model of another kind', 'models.yaml', 'model: shop/tea\nmodel_id: shop/cup  # model_id'],
    ['a path', 'axolotl.yml', 'base_model: ./out/leaf\nadapter: lora'],
    ['an output', 'axolotl.yml', 'base_model: outputs/leaf\nadapter: lora'],
    ['a name without owner', 'axolotl.yml', 'base_model: leaf-base\nadapter: lora'],
    ['no YAML', 'axolotl.yml', 'base_model: [leaf/leaf-base'],
    ['a lock file', 'pnpm-lock.yaml', 'base_model: leaf/leaf-base'],
    ['a package', 'package.json', '{"base_model": "leaf/leaf-base"}'],
    ['a data set', 'a.json', '[{"text": "base_model: leaf/leaf-base"}]'],
    ['a poisoned key', 'a.json', '{"__proto__": {"x": 1}, "base_model": 5}'],
  ])('is not misled by %s', (_, path, text) => expect(named(path, text)).toEqual([]));

  it('points into the document that holds the value', () => {
    const seen = read({ 'k8s/tea.yaml': 'kind: A\n---\n# vllm\nmodel: leaf/leaf-base\n---\nkind: B\n' });
    expect(seen.component(`pkg:${LEAF}`).provenance).toMatchObject([{ at: { path: 'k8s/tea.yaml', line: 4, column: 8 } }]);
  });
  it('points to the value', () => {
    const seen = read({ 'axolotl.yml': 'base_model: leaf/leaf-base\ndatasets:\n- path: leaf/tea\n# lora' });
    expect(seen.component('pkg:huggingface/datasets/leaf/tea').provenance).toMatchObject([
      { at: { path: 'axolotl.yml', keys: ['datasets', 0, 'path'] } },
    ]);
  });
});

describe('hostile files', () => {
  it('are read in linear time, or not at all', () => {
    const big = `AutoModel.from_pretrained("leaf/leaf-base")\n${'x = 1\n'.repeat(400_000)}`;
    const seen = read({
      'a.py': big,
      'b.py': 'from_pretrained('.repeat(60_000),
      'c.py': `from_pretrained${'"'.repeat(500_001)}`,
      'd.ts': `import '@huggingface/transformers';${'`${'.repeat(150_000)}`,
      'e.sh': `ollama ${'"'.repeat(300_001)}`,
      'f.ts': `transformers ${'/['.repeat(200_000)}`,
      'g.yaml': `base_model: ${'['.repeat(5000)}`,
      'h.json': `${'{"base_model":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      'i.py': `from_pretrained(${'x, '.repeat(200_000)}`,
      'k.py': `${Array.from({ length: 20_000 }, (_, i) => `A${i} = A${i + 1} + A${i + 1}\n`).join('')}from_pretrained(A0)`,
      'l.py': `L = [${'A, '.repeat(100_000)}]\n${'for a in L: from_pretrained(a)\n'.repeat(5000)}`,
      'm.py': `A = f"${'{A}'.repeat(100_000)}"\nfrom_pretrained(A)`,
      'n.py': `${'for a in ['.repeat(40_000)}from_pretrained(a)`,
      'o.py': `x = ${'a + '.repeat(150_000)}a\nfrom_pretrained(x)`,
      'p.sh': `${'python -c "from_pretrained('.repeat(20_000)}`,
      'j.sh': `MODEL=a\n${('hf download $' + '{MODEL').repeat(30_000)}`,
    });
    expect(seen.codes.filter((code) => code !== 'discover/model-reference-unresolved')).toEqual([
      'discover/model-reference-too-large',
    ]);
    expect(seen.purls).toEqual([]);
  });

  it('of binary content are not code', () => {
    expect(named('a.py', 'from_pretrained("leaf/leaf-base")\0\0')).toEqual([]);
  });
});
