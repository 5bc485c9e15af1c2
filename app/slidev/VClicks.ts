import type { Component } from 'vue'
import VClicks from '@slidev/client/builtin/VClicks.ts'

/** Brings in what it holds click by click. */
export default VClicks as Component
