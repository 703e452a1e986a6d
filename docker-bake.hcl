# Both production images at once: `docker buildx bake`. Every variable can be set in the environment: `VERSION=1.2.3 docker buildx bake`.

variable "REGISTRY" {
  # Put before the names, with its closing slash: "ghcr.io/somebody/".
  default = ""
}

variable "VERSION" {
  default = "0.0.0-dev"
}

variable "TAGS" {
  # Separated by commas; each image gets every one.
  default = "dev"
}

variable "REVISION" {
  # The commit that is built: `git rev-parse HEAD`.
  default = "unknown"
}

variable "SOURCE" {
  # The address of the repository.
  default = ""
}

variable "SOURCE_DATE_EPOCH" {
  # The time of the commit in seconds, `git log -1 --format=%ct`: files and image get it instead of the time of the build.
  default = "0"
}

variable "PLATFORMS" {
  # Separated by commas: "linux/amd64,linux/arm64". Empty is this machine's own.
  default = ""
}

# Where layers are kept between builds, each image in a scope of its own, or one would push the other out: "type=gha,scope=myflow-api".
variable "API_CACHE_FROM" {
  default = ""
}

variable "API_CACHE_TO" {
  default = ""
}

variable "CLIENT_CACHE_FROM" {
  default = ""
}

variable "CLIENT_CACHE_TO" {
  default = ""
}

function "names" {
  params = [image]
  result = [for tag in split(",", TAGS) : "${REGISTRY}${image}:${tag}"]
}

function "given" {
  params = [value]
  result = notequal(value, "") ? [value] : []
}

group "default" {
  targets = ["api", "client"]
}

target "shared" {
  context   = "."
  platforms = notequal(PLATFORMS, "") ? split(",", PLATFORMS) : []
  args = {
    VERSION           = VERSION
    REVISION          = REVISION
    SOURCE            = SOURCE
    SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH
  }
}

target "api" {
  inherits   = ["shared"]
  dockerfile = "my_flow_api/Dockerfile"
  tags       = names("myflow-api")
  cache-from = given(API_CACHE_FROM)
  cache-to   = given(API_CACHE_TO)
}

target "client" {
  inherits   = ["shared"]
  dockerfile = "my_flow_client/Dockerfile"
  tags       = names("myflow-client")
  cache-from = given(CLIENT_CACHE_FROM)
  cache-to   = given(CLIENT_CACHE_TO)
}

# What a release pushes: by digest and without a name, since names are given when every architecture is there, with a bill of materials and where it came from.
# `scripts/ci/push-images.sh` builds these.
group "release" {
  targets = ["api-release", "client-release"]
}

target "released" {
  attest = ["type=provenance,mode=max", "type=sbom"]
  output = ["type=image,push-by-digest=true,name-canonical=true,push=true"]
}

target "api-release" {
  inherits = ["api", "released"]
  # Names of images have no capitals, which names of owners may have.
  tags = ["${lower(REGISTRY)}myflow-api"]
}

target "client-release" {
  inherits = ["client", "released"]
  tags     = ["${lower(REGISTRY)}myflow-client"]
}
