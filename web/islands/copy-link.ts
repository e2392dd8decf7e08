/** `<button data-copy="…" data-done="Tersalin">`: copies an address and says so. Shown only when scripts run. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(new URL(button.dataset.copy ?? '', location.href).href)
    const before = button.textContent
    button.textContent = button.dataset.done ?? before
    setTimeout(() => {
      button.textContent = before
    }, 2_000)
  })
}
