"""Resources as they stand in the repositories of real applications, as many as wanted.

Nothing is random: resource I of a base of N is always the same text. Of twenty resources seven are
Deployments, six Services, four ConfigMaps, and one each is a StatefulSet, an Ingress and a
HorizontalPodAutoscaler. They refer to each other by name.
"""

PER_FILE = 100
KINDS = ("deployment service deployment config deployment service stateful service config deployment "
         "service deployment config ingress deployment service deployment config service scaler").split()
TEAMS = ["payments", "checkout", "catalog", "search", "identity", "shipping", "platform"]
IMAGES = ["registry.example.com/shop/api", "registry.example.com/shop/worker",
          "registry.example.com/shop/frontend", "ghcr.io/example/exporter", "docker.io/library/nginx"]
WORDS = ("cache queue retry upstream worker session token cursor batch shard replica snapshot ledger "
         "webhook throttle region bucket topic lease quota").split()


def name_of(kind, i):
    return f"{TEAMS[i % len(TEAMS)]}-{kind}-{i}"


def before(kind, i):
    """The name of the nearest resource of that kind that comes before resource I, or of the first."""
    for k in range(i - 1, -1, -1):
        if KINDS[k % len(KINDS)] == kind:
            return name_of(kind, k)
    return name_of(kind, KINDS.index(kind))


def head(api, kind, name, i, annotations=""):
    return f"""apiVersion: {api}
kind: {kind}
metadata:
  name: {name}
  labels:
    app.kubernetes.io/name: {name}
    app.kubernetes.io/part-of: {TEAMS[i % len(TEAMS)]}
    tier: {"backend" if i % 3 else "frontend"}
{annotations}"""


def annotations(i, pad):
    return f"""{pad}annotations:
{pad}  prometheus.io/scrape: "true"
{pad}  prometheus.io/port: '9090'
{pad}  example.com/owner: team-{TEAMS[i % len(TEAMS)]}@example.com
"""


def env(i, n):
    return f"""        - name: LOG_LEVEL
          value: {"debug" if i % 11 == 0 else "info"}
        - name: UPSTREAM
          value: http://$(HOST_{i % variables(n)}):8080/api/v1
        - name: POOL_SIZE
          value: "{i % 64}"
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: {TEAMS[i % len(TEAMS)]}-database
              key: password
        - name: POD_IP
          valueFrom:
            fieldRef:
              fieldPath: status.podIP
"""


def probes(i):
    return f"""        livenessProbe:
          httpGet:
            path: /healthz
            port: http
          initialDelaySeconds: {5 + i % 20}
          periodSeconds: 10
        readinessProbe:
          httpGet: {{path: /ready, port: http}}
          failureThreshold: 3
"""


def pod(i, n, name):
    return f"""    metadata:
      labels:
        app.kubernetes.io/name: {name}
{annotations(i, "      ")}    spec:
      serviceAccountName: {TEAMS[i % len(TEAMS)]}
      containers:
      - name: main
        image: {IMAGES[i % len(IMAGES)]}:1.{i % 40}.{i % 7}
        args: ["serve", "--listen=:8080"]   # the port of the Service
        ports:
        - name: http
          containerPort: 8080
        env:
{env(i, n)}        envFrom:
        - configMapRef:
            name: {before("config", i)}
        resources:
          requests:
            cpu: {50 + i % 8 * 25}m
            memory: 128Mi
          limits:
            memory: 512Mi
{probes(i)}        volumeMounts:
        - name: build
          mountPath: /etc/build
          readOnly: true
      volumes:
      - name: build
        configMap:
          name: build-info-{i % generated(n)}
"""


def deployment(i, n):
    name = name_of("deployment", i)
    return head("apps/v1", "Deployment", name, i, annotations(i, "  ")) + f"""spec:
  replicas: {1 + i % 4}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: {name}
  template:
{pod(i, n, name)}"""


def stateful(i, n):
    name = name_of("stateful", i)
    return head("apps/v1", "StatefulSet", name, i) + f"""spec:
  serviceName: {before("service", i)}
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: {name}
  template:
{pod(i, n, name)}  volumeClaimTemplates:
  - metadata:
      name: data
    spec:
      accessModes: [ReadWriteOnce]
      resources:
        requests:
          storage: {10 + i % 90}Gi
"""


def service(i, _n):
    return head("v1", "Service", name_of("service", i), i) + f"""spec:
  type: ClusterIP
  ports:
  - name: http
    port: 80
    targetPort: http
    protocol: TCP
  - name: metrics
    port: 9090
    targetPort: 9090
  selector:
    app.kubernetes.io/name: {before("deployment", i)}
"""


def config(i, _n):
    name = name_of("config", i)
    lines = "".join(f"    {WORDS[(i + k) % len(WORDS)]}.{WORDS[(i * 7 + k * 3) % len(WORDS)]}.limit = {i * 31 % 1000 + k}\n"
                    for k in range(14))
    return head("v1", "ConfigMap", name, i) + f"""data:
  host: {before("service", i)}.svc.cluster.local
  level: info
  timeout: "{30 + i % 60}"
  FEATURES: a,b,c
  app.properties: |
    # {name}
{lines}  banner: >-
    {name} serves {WORDS[i % len(WORDS)]} and
    {WORDS[i * 3 % len(WORDS)]} for {TEAMS[i % len(TEAMS)]}
"""


def ingress(i, _n):
    name = name_of("ingress", i)
    return head("networking.k8s.io/v1", "Ingress", name, i, annotations(i, "  ")) + f"""spec:
  ingressClassName: nginx
  tls:
  - hosts:
    - {name}.example.com
    secretName: {name}-tls
  rules:
  - host: {name}.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: {before("service", i)}
            port:
              name: http
"""


def scaler(i, _n):
    return head("autoscaling/v2", "HorizontalPodAutoscaler", name_of("scaler", i), i) + f"""spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {before("deployment", i)}
  minReplicas: 2
  maxReplicas: {4 + i % 8}
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 80
"""


MAKERS = {"deployment": deployment, "stateful": stateful, "service": service, "config": config,
          "ingress": ingress, "scaler": scaler}


def generated(n):
    """How many ConfigMaps named build-info-I the workloads of a base of N refer to."""
    return max(1, n // 20)


def variables(n):
    """How many variables HOST_I they use."""
    return max(1, n // 100)


def indices(kind, n):
    """Which of N resources are of that kind."""
    return [i for i in range(n) if KINDS[i % len(KINDS)] == kind]


def resource(i, n):
    return MAKERS[KINDS[i % len(KINDS)]](i, n)


def files(n):
    """(Name, text) of the files that hold a base of N resources."""
    for first in range(0, n, PER_FILE):
        texts = [resource(i, n) for i in range(first, min(first + PER_FILE, n))]
        yield f"resources-{first // PER_FILE:03d}.yaml", "---\n".join(texts)
