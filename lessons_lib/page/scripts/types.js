// @ts-check
// What the modules hand to each other; only types, so nothing of it reaches a page.

/** How a step is drawn; a layer's script says it; "back" is a step of the way back.
 * @typedef {"linear"|"rowwise"|"products"|"sums"|"embedding"|"added"|"looks"|"convolution"|"pooling"|"elementwise"|"softmax"|"scale"|"normal"|"moves"|"join"|"flow"|"model"|"opaque"|"left"|"left model"|"back"} Drawn */

/** What a saved page tells of numbers that it leaves out: what they are in words, and the points of a small picture of them.
 * @typedef {{ said: string, shape: number[], values: Float64Array, scale: number }} Left */

/** An array with its shape; where the page cannot compute it, `values` is null.
 * @typedef {{ shape: number[], values: Float64Array|null, left?: Left }} Numbers */

/** x, or the output of a step. `called`: in words, "o2 (price)". `shares`: whether its numbers stand between 0 and 1 by what made them. `names`: what one types for each number, "o2[0]", or the input's own, "broccoli". `axes`: what the positions along each axis are called, where they have names.
 * @typedef {{ name: string, called: string, shape: number[], values: Float64Array|null, left?: Left, names: string[], axes?: string[][], shares: boolean }} Output */

/** What a layer is made of. The axes' words: "output" indexes the output's numbers, "input" the input's.
 * It is refused below `least` and above `most`; a knob goes from `low` to `high`.
 * @typedef {{ name: string, symbol: string, shape: number[], values: Float64Array, axes: string[], learned: boolean,
 *   least: number|null, most: number|null, low: number, high: number, step: number, key: string, written?: string[] }} Parameter   written: of numbers of a function's code, what is written for each */

/** One number's arithmetic. `parameter` is the key of the knob that turns this constant, if there is one; `questions`
 * are those that were asked on the way to the whole.
 * @typedef {{ value: number, operation: string, parts: Expression[], name: string, index: number|null,
 *   parameter: string|null, questions: string[], deciding?: string[] }} Expression */

/** What a layer's script gets beside the inputs: parameters by name, its other fields, whether a parameter is turned, and the numbers of a function's code.
 * @typedef {{ parameters: Record<string, Parameter>, settings: Record<string, any>, turned: boolean, constants?: Parameter }} Fields */

/** A layer's line of script, registered by its class's name. `curve` where each number is computed alone, in one way;
 * `line` where it is measured by the spread of its like: which these are, and the line that they lie on; `small`: what draws a step
 * of small parameters. `rowwise`: of many x one after the other it makes as many outputs, one after the other, whose shape is that of
 * the first.
 * @typedef {{ drawn: Drawn, small?: string, shares?: boolean, rowwise?: boolean, forward: (inputs: Solid[], fields: Fields, words: Record<string, string>) => Numbers,
 *   arithmetic: (inputs: Solid[], unit: number, fields: Fields) => Expression,
 *   curve?: (x: number, fields: Fields) => number,
 *   line?: (inputs: Solid[], unit: number, fields: Fields) => Line }} LayerScript */

/** The numbers that are normalised together, from `start` on, their mean and their standard deviation, and the opened number's own scale and shift.
 * @typedef {{ start: number, size: number, mean: number, spread: number, scale: number, shift: number }} Line */

/** What a layer's way back gets: what went in, what came out, the gradient that arrives, and the layer's numbers.
 * @typedef {{ inputs: Solid[], output: Solid, gradient: Solid, fields: Fields }} Passed */

/** A layer's way back, registered by its class's name. `inputs` and `parameters` are how the loss moves with each; `arithmetic` is of one number
 * of the gradient of an input (its place) or of a parameter (its name). `slopes` where each number is bent alone.
 * @typedef {{ inputs: (passed: Passed) => Float64Array[], parameters?: (passed: Passed) => Record<string, Float64Array>,
 *   slopes?: (passed: Passed) => Float64Array, arithmetic: (of: number|string, unit: number, passed: Passed) => Expression }} WayBack */

/** One of the gradients that a step of the way back hands on: of an input, by its place, or of a parameter, by its name; the loss itself is "L".
 * `laid`: the shape it is drawn in.
 * @typedef {{ of: number|string, output: Output, laid: number[] }} Handed */

/** A step of the way back: what arrives from each that took the output, their sum, the layer's own step forward, and what is handed on.
 * @typedef {{ arrivals: Output[], gradient: Output|null, step: Step, at: number, laid: number[], handed: Handed[], passed: Passed|null,
 *   target: Output|null, whole: number[] }} Back */

/** An output whose numbers are known. @typedef {Output & { values: Float64Array }} Solid */

/** A way to go wrong with a number that is asked: what comes out, the sentence for who did it, the step, 3 for what is common to 1 for what is rare.
 * @typedef {{ value: number, sentence: string, step: string, plausibility: 1|2|3 }} Slip */

/** One layer at work. `sources` are positions in Trace.outputs: 0 is x, i the output of step i.
 * `constants`: the numbers of a function's code that can be turned, if there are any; `computes`: whether the page computes its output, or only the kernel does; `problem`: the error it raised, if it did; `differs`: that Python gives other numbers, if it does; `reason`: why the arithmetic of a function cannot be told, if so; `odd`: what is said of its numbers where some are not finite; `note`: what a saved page leaves out of its parameters; `question`: what is asked of it on a page to predict.
 * @typedef {{ name: string, label: string, heading: string, kind: string, sources: number[], inputs: Output[], output: Output,
 *   drawn: Drawn, head: string, formula: string, idea: string, code: string, parameters: Parameter[], constants: Parameter[], inside: Trace|null,
 *   computes: boolean, problem: string, differs: string|undefined, reason: string, note: string, question: string|null, slips: Slip[], said: string, odd: string[],
 *   data: any, back?: Back }} Step */

/** One forward pass, as it is on the page. `turned` is what was changed of it, by the knobs' keys.
 * @typedef {{ name: string, title: string, target: string, answer: string, verdict: string, outputs: Output[], steps: Step[],
 *   words: Record<string, string>, turned: Record<string, number>, original: Trace|null, path: string, data: any }} Trace */

/** What a forward pass needs beside its input: the page's data, the sample's, the rows of layers, what is stored of their outputs,
 * where in the model they stand, what is turned, the trace before anything was, and what Python has answered since.
 * @typedef {{ data: any, shown: any, rows: any[], stored: any, path: string, turned: Record<string, number>, original: Trace|null,
 *   python: Python|null }} Context */

/** What Python answered, by the place of a layer; and what was made of a layer here, or Python's where it differs.
 * @typedef {{ answer: (path: string) => Numbers|null, checked: (context: Context, row: any, at: number, inputs: Output[], made: any) => any }} Python */

/** One way back: its steps go from the loss to the first layer. `gradients`: by the position of an output in `forward`, how the loss moves with
 * it, null where it is not on the way; `knownAt`: at which step each of them is known. `loss`: L itself; null inside a model.
 * @typedef {Trace & { forward: Trace, loss: Output|null, gradients: (Output|null)[], knownAt: number[] }} BackTrace */

/** How a page goes: forward or back. lights, arrival: what it has of them. What draws its row and its steps, what one step is called, what comes of a turned number,
 * which way an arrow key leads on, 1 to the right, -1 to the left, and how many rows of a list its tallest step needs at least.
 * @typedef {{ row: (options: any) => { element: HTMLElement, strip?: HTMLElement, show: (now: any, whole: boolean, hidden?: number) => void, at: (at: number, reach: number) => void, light?: (lit: Uint8Array[]|null) => void },
 *   step: (context: import("./steps/ends.js").StepContext) => import("./steps/ends.js").StepDrawing, call: (step: Step) => (Node|string)[],
 *   turned: (trace: any, turned: Record<string, number>, python?: Python|null) => Trace, ahead: number, least: (trace: any, width: number, type: number, line: number) => number,
 *   lights?: typeof import("./parts/lights.js").makeLights, arrival?: (root: HTMLElement, body: HTMLElement) => ReturnType<typeof import("./parts/arrival.js").makeArrival> }} Going */

/** Where a page is: the step, the opened number of each step, what is turned, what is unfolded, how it is looked at.
 * @typedef {{ at: number, opened: Record<number, number>, turned: Record<string, number>, unfolded: string, face: string, whole: boolean, projector: boolean }} PageState */

/** What covers outputs until they are guessed: pages/predict.js.
 * @typedef {{ reach: () => number, hidden: () => number, covers: (at: number) => boolean, said: (at: number) => string,
 *   draw: (context: import("./steps/ends.js").StepContext) => import("./steps/ends.js").StepDrawing }} Prediction */

/** What numbers are turned with: the knobs above the row, and how any other is found and drawn.
 * @typedef {{ panel: (turn: (key: string, value: number) => void) => ReturnType<typeof import("./parts/knobs.js").drawKnobs>,
 *   find: (trace: Trace, key: string) => Knob|null, draw: typeof import("./parts/knobs.js").drawKnob }} Turning */

/** turning: what numbers are turned with, if they are; predict: covers the
 * outputs; beside, tools: what else stands left of the row, and in the title's line; turned: hears of every change,
 * looked: of every change of width and theme, shown: of what is in sight, with its step and the opened number;
 * play: what plays the whole pass.
 * @typedef {{ turning?: Turning, beside?: HTMLElement[], tools?: HTMLElement[], shown?: (now: Trace, at: number, unit: number) => void, turned?: (now: Trace) => void, looked?: () => void,
 *   play?: typeof import("./pages/play.js").makePlayer, predict?: (trace: Trace, words: Record<string, string>, revealed: () => void) => Prediction }} PageOptions */

/** @typedef {{ key: string, label: string, value: number, low: number, high: number, step: number, least: number, most: number }} Knob   least, most: beyond which its range never grows */

export {};
