import type { Component } from 'vue'
import PrintSlide from '@slidev/client/internals/PrintSlide.vue'

/** A slide with all its clicks shown, for paper. */
export default PrintSlide as Component
