const dockerfile = (directory: string, ...lines: string[]) =>
  `cat > ${directory}/Dockerfile <<'END'\n${lines.join('\n')}\nEND`

type Ways = Record<string, string[][]>

/** For each exercise of the bank, ways to its goal that are not the worked solution. */
export const otherWays: Ways = {
  'first-container': [
    ['docker pull alpine', 'docker create --name hello alpine echo ahoy', 'docker start hello'],
    ["docker container run --name=hello alpine:latest sh -c 'echo ahoy there'"],
    ['docker run alpine echo ahoy', 'docker rename $(docker ps -aq) hello'],
    ['docker run -it --name hello alpine', 'echo ahoy', 'exit'],
  ],
  'still-there': [
    ['docker rm $(docker ps -aq --filter exited=3)'],
    ['docker container rm -f birch'],
    ['docker start birch', 'docker container prune -f', 'docker run --name amber alpine true'],
  ],
  'first-process': [
    ['docker run -d --name brief alpine', 'docker run -dit --name steady alpine'],
    ['docker run -d --name brief alpine echo hi', 'docker run -d --name steady nginx:alpine'],
  ],
  'look-inside': [
    ['docker exec -it web sh', 'echo hello > /note', 'exit'],
    ['echo hello > note', 'docker cp note web:/note'],
    ['docker exec web /bin/sh -c "printf hello > /note"'],
  ],
  'name-taken': [
    ['docker run -d --name next nginx:alpine', 'docker rename web web-old', 'docker rename next web'],
    ['docker container rename web web-old', 'docker create --name web nginx:alpine', 'docker start web'],
  ],
  'start-again': [['docker restart diary'], ['docker container start diary'], ['docker start $(docker ps -aq)']],
  'two-siblings': [
    [
      'docker run -dit --name left alpine',
      'docker run -dit --name right alpine:latest sh',
      'echo mine > note',
      'docker cp note left:/note',
    ],
    [
      "docker run -d --name left alpine sh -c 'echo mine > /note; sleep 1000'",
      'docker run -d --name right alpine sleep 1000',
    ],
  ],
  'stop-or-kill': [
    ['docker stop web sleeper'],
    ['docker kill -s QUIT web', 'docker stop -t 1 sleeper'],
    ['docker exec web nginx -s quit', 'docker kill --signal=KILL sleeper'],
  ],
  'try-again': [
    ["docker run -d --name flaky --restart=on-failure:3 alpine sh -c 'exit 1'", 'docker wait flaky', 'sleep 3'],
    [
      "docker create --name flaky alpine sh -c 'exit 1'",
      'docker update --restart on-failure:3 flaky',
      'docker start flaky',
      'sleep 10',
    ],
  ],
  'whose-kernel': [
    ['docker run -it --name peek alpine', 'uname -r', 'cat /etc/os-release', 'exit'],
    ["docker run -d --name peek alpine sh -c 'uname -a && grep PRETTY_NAME /etc/os-release'"],
  ],
  'how-much': [
    ['docker rm -f busy', 'docker run -d --name busy -m 64m alpine sleep 1000'],
    ['docker container update -m 67108864 --memory-swap -1 busy'],
  ],
  'tag-is-a-pointer': [
    ['docker image tag nginx:1.29 site:live'],
    ['docker rmi site:live', 'docker tag nginx:1.29 site:live'],
    ['docker tag $(docker images -q nginx:1.29) site:live'],
  ],
  'pin-it': [
    ["docker run -d --name web nginx:1.29@$(docker image inspect -f '{{.Id}}' nginx:1.29)"],
    ["docker run -d --name web --pull always $(docker images --digests --format '{{.Repository}}@{{.Digest}}' nginx)"],
  ],
  'other-platform': [
    ['docker image pull --platform=linux/arm64/v8 alpine:latest'],
    ['docker rmi alpine', 'docker pull --platform linux/arm64 alpine', 'docker pull --platform linux/amd64 alpine'],
  ],
  'changed-files': [
    ["docker exec box sh -c 'echo a > /note; echo b > /etc/motd; rm /etc/issue'"],
    ['echo x > note', 'docker cp note box:/note', 'docker cp note box:/etc/motd', 'docker exec box rm -f /etc/issue'],
    ["docker exec box sh -c 'mkdir /tmp/a; touch /note; echo b >> /etc/motd; rm /etc/issue; rmdir /tmp/a'"],
  ],
  'where-from': [
    [
      dockerfile('app', 'FROM alpine', 'COPY greeting /greeting', 'RUN echo two > /greeting'),
      'docker build -t app:2 app',
    ],
    ['head -n 3 app/Dockerfile > app/short', 'docker build -f app/short -t app:2 app'],
  ],
  'fits-on-top': [
    ['docker pull nginx:1.29-alpine', 'docker tag nginx:1.29-alpine web:small'],
    [dockerfile('.', 'FROM nginx:1-alpine'), 'docker build -t web:small .'],
  ],
  'freeze-a-container': [
    ['docker stop -t 1 box', 'docker container commit -m note box box:1', 'docker create --name copy box:1'],
    ["docker commit --change 'CMD cat /note' box box:1", 'docker run --name copy box:1'],
  ],
  'first-build': [
    [
      dockerfile('page', 'FROM alpine:3.22', 'COPY . /', 'CMD cat /page.txt'),
      'cd page',
      'docker build --tag page:1 .',
      'docker run --name show page:1',
    ],
    [
      dockerfile('page', 'FROM alpine', 'ADD page.txt /', 'ENTRYPOINT ["cat"]', 'CMD ["/page.txt"]'),
      'docker image build -t page:1 page/',
      'docker run -d --name show page:1',
    ],
  ],
  'other-default': [
    ['docker create --name box greet:1', `docker commit --change 'CMD ["echo", "ahoy"]' box greet:2`],
    [dockerfile('greet', 'FROM alpine', 'RUN echo aboard > /where', 'CMD echo ahoy'), 'docker build -t greet:2 greet'],
    ["sed -i 's/hello/ahoy/' greet/Dockerfile", 'docker build -t greet:2 greet'],
  ],
  'same-name-again': [
    ["sed -i 's/one/two/' page/page.txt", 'cd page', 'docker build -t page:1 .'],
    [
      'echo two > page/page.txt',
      'docker build -t page:next page',
      'docker tag page:next page:1',
      'docker rmi page:next',
    ],
  ],
  'keep-the-cache': [
    [
      "sed -i -e '/^COPY/d' -e '/^RUN/a COPY page.html /page.html' site/Dockerfile",
      'docker build -t site:1 site',
      "sed -i 's/one/two/' site/page.html",
      'docker build -t site:2 site',
    ],
    [
      dockerfile('site', 'FROM alpine', 'WORKDIR /', 'RUN apk add --no-cache curl', 'COPY . .'),
      'docker build -t site:1 site',
      'echo two > site/page.html',
      'docker build -t site:2 site',
    ],
  ],
  'deleted-yet-there': [
    [dockerfile('.', 'FROM app:1', 'RUN rm -f /password'), 'docker build -t app:2 .'],
    ['printf "FROM app:1\\nRUN rm /password\\n" | docker build -t app:2 -'],
  ],
  'never-in-a-layer': [
    [
      dockerfile(
        'app',
        'FROM alpine AS unpack',
        'RUN echo all quiet > /archive',
        'RUN cp /archive /report.txt',
        'FROM alpine',
        'COPY --from=unpack /report.txt /',
      ),
      'docker build -t app:1 app',
    ],
    [
      dockerfile('app', 'FROM alpine', 'RUN <<EOF', 'echo all quiet > /archive', 'mv /archive /report.txt', 'EOF'),
      'docker build -t app:1 app',
    ],
  ],
  'leave-the-tools': [
    [
      dockerfile(
        'book',
        'FROM alpine',
        'RUN apk add --no-cache curl',
        'COPY parts /parts',
        'RUN cat /parts/*.txt > /book.txt',
        'FROM busybox',
        'COPY --from=0 /book.txt /',
        'CMD cat /book.txt',
      ),
      'docker build -t book:1 book',
    ],
  ],
  'outlives-it': [
    [
      'docker volume create logbook',
      'docker run -d --name writer --mount type=volume,src=logbook,dst=/data alpine sleep 1000',
      "docker exec writer sh -c 'echo sail at dawn > /data/today'",
      'docker rm -f writer',
      'docker run -dit --name reader --mount source=logbook,target=/data alpine',
    ],
  ],
  'left-behind': [
    ['docker stop cache1 cache2', 'docker rm -v cache1', 'docker rm cache2'],
    ['docker rm -fv cache1', 'docker kill cache2', 'docker container prune -f'],
  ],
  'your-directory': [
    [
      'docker run -d --name web --mount type=bind,src=/root/site,dst=/usr/share/nginx/html nginx:alpine',
      "sed -i 's/old/new/' site/index.html",
    ],
    [
      'docker run -d --name web -v ./site:/usr/share/nginx/html nginx:alpine',
      "docker exec web sh -c 'echo new > /usr/share/nginx/html/index.html'",
    ],
    ['cd site', 'docker run -d --name web -v $PWD:/usr/share/nginx/html nginx:alpine', 'echo new > index.html'],
  ],
  'open-a-port': [
    ['docker run -d --name web --publish 8080:80/tcp nginx:alpine', 'curl -s http://127.0.0.1:8080/ > page.html'],
    ['docker create --name web -p 0.0.0.0:8080:80 nginx:alpine', 'docker start web', 'curl http://localhost:8080'],
  ],
  'new-version': [
    [
      'docker stop web',
      'docker rename web web-old',
      'docker run -d --name web -p 8080:80 nginx:1.29',
      'docker rm web-old',
    ],
    ['docker rm -f web', 'docker run -d -p 8080:80 --name web nginx:1.29'],
  ],
  'two-archives': [
    ['docker load < image.tar', 'docker import - flat:1 < box.tar'],
    ['docker image load --input image.tar', `cat box.tar | docker import --change 'CMD ["cat", "/page.txt"]' - flat:1`],
  ],
  'held-by-something': [
    ['docker container prune -f', 'docker image rm busybox:latest'],
    ['docker rm once', 'docker image prune -a -f'],
    ['docker rmi -f busybox', 'docker rm once', 'docker image prune -f'],
  ],
  'gentle-broom': [
    ['echo y | docker image prune'],
    ['docker rmi $(docker images -q --filter dangling=true)'],
    ['docker image prune --force --filter dangling=true'],
  ],
}

/** For each, lines that come close, and must not count. */
export const nearMisses: Ways = {
  'first-container': [
    ['docker run alpine echo ahoy'],
    ['docker create --name hello alpine echo ahoy'],
    ['docker run --rm --name hello alpine echo ahoy'],
    ['docker run --name hello busybox echo ahoy'],
  ],
  'still-there': [['docker rm amber'], ['docker container prune -f'], ['docker rm -f birch coral']],
  'first-process': [
    ['docker run -d --name brief alpine true', 'docker run -d --name steady alpine'],
    [
      'docker run -d --name brief alpine sleep 1000',
      'docker stop brief',
      'docker run -d --name steady alpine sleep 1000',
    ],
    ['docker run -d --name brief nginx:alpine', 'docker stop brief', 'docker run -d --name steady alpine sleep 1000'],
  ],
  'look-inside': [
    ["docker run nginx:alpine sh -c 'echo hello > /note'"],
    ['docker exec web echo hello > /note'],
    ["docker exec web sh -c 'echo hello > /note'", 'docker stop web'],
  ],
  'name-taken': [
    ['docker rm web', 'docker run -d --name web nginx:alpine'],
    ['docker rename web web-old', 'docker create --name web nginx:alpine'],
  ],
  'start-again': [
    ['docker rm diary', 'docker run -d --name diary alpine sleep 1000'],
    ['docker run -d --name diary2 alpine sleep 1000'],
  ],
  'two-siblings': [
    [
      'docker run -d --name left -v notes:/n alpine sleep 1000',
      'docker run -d --name right -v notes:/n alpine sleep 1000',
      "docker exec left sh -c 'echo mine > /n/note'",
    ],
    [
      'docker run -d --name left alpine sleep 1000',
      'docker run -d --name right alpine sleep 1000',
      "docker exec left sh -c 'echo mine > /note'",
      "docker exec right sh -c 'echo mine > /note'",
    ],
  ],
  'stop-or-kill': [['docker kill web sleeper'], ['docker rm -f web sleeper'], ['docker stop web']],
  'try-again': [
    ["docker run -d --name flaky --restart on-failure alpine sh -c 'exit 1'", 'sleep 5'],
    [
      "docker run -d --name flaky alpine sh -c 'exit 1'",
      'docker start flaky',
      'docker start flaky',
      'docker start flaky',
    ],
  ],
  'whose-kernel': [
    ['docker run --name peek alpine uname -r'],
    ["docker run --name peek debian sh -c 'uname -r; cat /etc/os-release'"],
  ],
  'how-much': [
    ['docker update --memory 64m busy'],
    ['docker rm -f busy', 'docker run -d --name busy -m 640m alpine sleep 1000'],
  ],
  'tag-is-a-pointer': [
    ['docker tag site:live nginx:1.29'],
    ['docker tag nginx:1.29 site:live', 'docker rm -f web', 'docker run -d --name web site:live'],
  ],
  'pin-it': [
    ['docker run -d --name web nginx:1.29'],
    ['docker pull nginx:1.28', "docker run -d --name web nginx@$(docker image inspect -f '{{.Id}}' nginx:1.28)"],
  ],
  'other-platform': [['docker pull alpine'], ['docker pull --platform linux/arm/v7 alpine']],
  'changed-files': [
    ["docker exec box sh -c 'echo a > /note; echo b > /etc/motd; echo > /etc/issue'"],
    ["docker exec box sh -c 'echo a > /note; echo b > /etc/motd; rm /etc/issue; touch /tmp/a'"],
  ],
  'where-from': [
    ['docker tag app:1 app:2'],
    ["sed -i '3,$d' app/Dockerfile", 'docker build -t app:2 app'],
    ["sed -i '5d' app/Dockerfile", 'docker build -t app:2 app'],
    [dockerfile('app', 'FROM alpine', 'RUN echo two > /greeting'), 'docker build -t app:2 app'],
  ],
  'fits-on-top': [['docker pull nginx', 'docker tag nginx web:small'], ['docker tag alpine web:small']],
  'freeze-a-container': [
    ['docker tag alpine box:1', 'docker run -d --name copy box:1 sleep 1000'],
    ['docker export -o box.tar box', 'docker import box.tar box:1', 'docker run -d --name copy box:1 sleep 1000'],
  ],
  'first-build': [
    [
      dockerfile('page', 'FROM alpine', 'COPY page.txt /page.txt'),
      'docker build -t page:1 page',
      'docker run --name show page:1',
    ],
    [
      dockerfile('page', 'FROM alpine', 'COPY page.txt /page.txt', 'CMD cat /page.txt'),
      'docker build -t page:2 page',
      'docker run --name show page:2',
    ],
  ],
  'other-default': [
    [dockerfile('greet', 'FROM greet:1', 'RUN true > /x', 'CMD ["echo", "ahoy"]'), 'docker build -t greet:2 greet'],
    ["sed -i 's/hello/ahoy/' greet/Dockerfile", 'docker build -t greet:1 greet', 'docker tag greet:1 greet:2'],
    ['docker tag greet:1 greet:2', 'docker run --name x greet:2 echo ahoy'],
  ],
  'same-name-again': [
    ['echo two > page/page.txt', 'docker build -t page:2 page'],
    ['echo two > page/page.txt', 'docker build -t page:1 page', 'docker rm -f old', 'docker run -d --name old page:1'],
  ],
  'keep-the-cache': [
    ['docker build -t site:1 site', 'echo two > site/page.html', 'docker build -t site:2 site'],
    [
      dockerfile('site', 'FROM alpine', 'COPY page.html /page.html'),
      'docker build -t site:1 site',
      'echo two > site/page.html',
      'docker build -t site:2 site',
    ],
    [
      'docker build -t site:1 site',
      'echo two > site/page.html',
      dockerfile('site', 'FROM site:1', 'COPY page.html /page.html'),
      'docker build -t site:2 site',
    ],
  ],
  'deleted-yet-there': [
    ['printf "FROM alpine\\n" > app/Dockerfile', 'docker build -t app:2 app'],
    ['printf "FROM app:1\\nRUN true > /password\\n" > app/Dockerfile', 'docker build -t app:2 app'],
  ],
  'never-in-a-layer': [
    ['docker tag app:before app:1'],
    [dockerfile('app', 'FROM app:before', 'RUN rm -f /archive'), 'docker build -t app:1 app'],
  ],
  'leave-the-tools': [
    [
      dockerfile(
        'book',
        'FROM alpine',
        'RUN apk add --no-cache curl',
        'COPY parts /parts',
        'RUN cat /parts/*.txt > /book.txt && rm -r /parts && apk del curl',
        'CMD cat /book.txt',
      ),
      'docker build -t book:1 book',
    ],
  ],
  'outlives-it': [
    [
      "docker run -d --name writer -v logbook:/data alpine sh -c 'echo sail at dawn > /data/today; sleep 1000'",
      'docker run -d --name reader -v logbook:/data alpine sleep 1000',
    ],
    [
      "docker run --rm alpine sh -c 'mkdir /data; echo sail at dawn > /data/today'",
      'docker run -d --name reader -v logbook:/data alpine sleep 1000',
    ],
    ["docker run -d --name reader -v /root/logbook:/data alpine sh -c 'echo sail at dawn > /data/today; sleep 1000'"],
  ],
  'left-behind': [
    ['docker rm -f cache1 cache2'],
    ['docker rm -fv cache1 cache2'],
    ['docker rm -fv cache1'],
    ['docker rm -f cache1', 'docker rm -fv cache2'],
  ],
  'your-directory': [
    [
      'docker run -d --name web nginx:alpine',
      'echo new > site/index.html',
      'docker cp site/index.html web:/usr/share/nginx/html/',
    ],
    ['docker run -d --name web -v site:/usr/share/nginx/html nginx:alpine', 'echo new > site/index.html'],
  ],
  'open-a-port': [
    ['docker run -d --name web -p 80:8080 nginx:alpine', 'curl localhost:8080'],
    ['docker run -d --name web -p 8080:80 nginx:alpine'],
    ['docker run -d --name web --expose 8080 nginx:alpine', 'curl localhost:8080'],
  ],
  'new-version': [
    ['docker pull nginx:1.29', 'docker restart web'],
    ['docker pull nginx:1.29', 'docker tag nginx:1.29 nginx:1.28'],
    ['docker rm -f web', 'docker run -d --name web nginx:1.29'],
    ['docker tag nginx:1.28 nginx:1.29', 'docker rm -f web', 'docker run -d --name web -p 8080:80 nginx:1.29'],
  ],
  'two-archives': [
    ['docker import image.tar app:1', 'docker import box.tar flat:1'],
    ['docker load -i image.tar', 'docker tag app:1 flat:1'],
  ],
  'held-by-something': [
    ['docker rmi busybox'],
    ['docker rmi -f busybox'],
    ['docker rm -f once keep', 'docker rmi busybox'],
  ],
  'gentle-broom': [
    ['docker system prune -f'],
    ['docker image prune -a -f'],
    ['docker volume prune -f'],
    ['docker system prune -a -f --volumes'],
  ],
}
