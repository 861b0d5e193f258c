#!/usr/bin/env bash
# Maakt 01-beginnen/media/film.mp4: 24 seconden, zonder geluid, met ffmpeg. Alleen rechthoeken, dus zonder lettertypen.
set -euo pipefail
cd "$(dirname "$0")/.."
map='drawbox=x=220:y=130:w=80:h=20:color=0xe0a83a:t=fill,drawbox=x=220:y=150:w=200:h=100:color=0xe0a83a:t=fill'
blad() { echo "drawbox=x=$1:y=60:w=100:h=130:color=white:t=fill:enable='between(t,$2,17)',drawbox=x=$(($1 + 15)):y=85:w=70:h=8:color=0x8a8a8a:t=fill:enable='between(t,$2,17)',drawbox=x=$(($1 + 15)):y=110:w=50:h=8:color=0x8a8a8a:t=fill:enable='between(t,$2,17)'"; }
streep=$(printf "drawbox=x=130:y=280:w=%s:h=16:color=0x2f6f62:t=fill:enable='between(t,%s,17)'," 127 10.5 254 12 380 13.5)
doos="drawbox=x=0:y=0:w=640:h=360:color=0xf4f1ea:t=fill:enable='gte(t,17)',drawbox=x=220:y=120:w=200:h=140:color=0x31587a:t=fill:enable='gte(t,17)',drawbox=x=310:y=120:w=20:h=140:color=0xe0a83a:t=fill:enable='gte(t,17)'"
ffmpeg -y -loglevel error -f lavfi -i 'color=c=0xf4f1ea:s=640x360:r=10:d=24' \
  -vf "$map,$(blad 130 5),$(blad 270 6.5),$(blad 410 8),$streep$doos,format=yuv420p" \
  -c:v libx264 -preset veryslow -crf 30 -g 50 -movflags +faststart -fflags +bitexact -flags:v +bitexact -map_metadata -1 \
  01-beginnen/media/film.mp4
