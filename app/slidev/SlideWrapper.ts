import type { Component } from 'vue'
import SlideWrapper from '@slidev/client/internals/SlideWrapper.vue'

/** A slide at one of its clicks. */
export default SlideWrapper as Component
