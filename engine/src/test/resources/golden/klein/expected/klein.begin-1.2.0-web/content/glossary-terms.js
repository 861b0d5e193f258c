leerspoorGlossary([["citaat","Woorden van een ander, precies overgenomen: “zo” & <zo>.",["citaten"]],["vet","Dikke letters.",[]]]);
