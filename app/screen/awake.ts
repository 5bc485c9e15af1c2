import { useWakeLock } from '@vueuse/core'
import { onMounted } from 'vue'

/**
 * Keeps the screen from going to sleep while a page is open. The browser may refuse, for want of power or where the
 * address is no safe one (http, as a tablet has it): the show goes on, and the device's own settings count.
 */
export function useAwake(): void {
  const { request } = useWakeLock()
  onMounted(() => request('screen').catch(() => {}))
}
