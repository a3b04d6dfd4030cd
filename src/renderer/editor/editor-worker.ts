// Monaco's own worker: computes differences and links away from the window's thread.
import 'monaco-editor/editor/editor.worker'
