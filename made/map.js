// On a narrow screen the map is scrolled; it begins where most articles are.
const map = document.querySelector(".map");
const largest = map?.querySelector("a .room");
if (largest) {
  const mark = largest.getBoundingClientRect(), shown = map.getBoundingClientRect();
  map.scrollLeft += mark.x + mark.width / 2 - shown.x - shown.width / 2;
}
