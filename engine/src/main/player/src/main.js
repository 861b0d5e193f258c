const config = JSON.parse(document.getElementById("leerspoor-config").textContent);
const title = document.createElement("h1");
title.id = "unit-title";
title.textContent = config.course.title;
document.body.append(title);
