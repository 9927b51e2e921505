// Without this the link still leaves; with it the page is gone at once and "back" does not return.
document.addEventListener("click", function (event) {
  var link = event.target.closest("a.leave");
  if (!link) return;
  event.preventDefault();
  document.body.hidden = true;
  location.replace(link.href);
});
