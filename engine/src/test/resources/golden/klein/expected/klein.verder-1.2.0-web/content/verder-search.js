leerspoorSearch([["verder/lezen2",[["","Luister."]]]]);
