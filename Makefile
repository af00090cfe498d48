# Every verb is one line; longer ones are scripts in scripts/. `make` alone lists them.
LISTEN ?= 127.0.0.1:8080
export LISTEN

.PHONY: help demo run build test test-all e2e lint format docs fuzz bench bench-assignment

help: ## list the verbs
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1	/p' Makefile | expand -t 18
demo: ## install what is needed, build release, make ./world if absent, serve it
	@scripts/demo.sh
run: ## build debug and serve ./world
	@scripts/build-needs.sh
	@swift run cadre serve --data world --listen $(LISTEN)
build: ## build the release executable .build/release/cadre
	@scripts/build.sh
test: ## install what tests need, build, run everything but the slow tests
	@scripts/test.sh
test-all: ## the same with the slow tests
	@CADRE_SLOW=1 scripts/test.sh
e2e: ## build, then run only the end-to-end and browser suites
	@scripts/end-to-end.sh
lint: ## check formatting, lengths of lines, shell syntax and tracked files
	@scripts/lint.sh
format: ## format every Swift file in place
	@swift format --in-place --parallel --recursive Sources Tests Package.swift Benchmarks/*/Package.swift Benchmarks/*/Sources Fuzz/Package.swift Fuzz/Sources/fuzz-inputs
docs: ## build the documentation of the sources into .build/documentation
	@scripts/docs.sh
fuzz: ## give random input to the readers of files and filters (FUZZ_SECONDS=60 each)
	@scripts/fuzz.sh
bench: ## run the benchmarks (release; needs an otherwise idle machine)
	@scripts/bench.sh
bench-assignment: ## measure cadre solve beside its peers (SIZES=1000,5000 SEEDS=101 REPEATS=3 choose)
	@scripts/bench-assignment.sh
