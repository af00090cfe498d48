import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import HummingbirdCore
import NIOCore
import Testing

@testable import CadreWeb

/// All pages over one store, twice: one with a worker that does runs, one whose worker has stopped for good.
private struct RunSite {
    let store: CadreTestSupport.MemoryStore
    let service: SampleService
    let working: SampleServer
    let idle: SampleServer

    init() async throws {
        let reference = try await SnapshotRegister.reference()
        store = CadreTestSupport.MemoryStore(try SnapshotRegister.make())
        service = try await SampleService(store, reference: reference, worker: "working")
        let stopped = try await SampleService(store, reference: reference, worker: "stopped")
        await stopped.useCases.runs.worker.close()
        working = try SampleServer(
            endpoints: try Pages.endpoints(reference: reference, useCases: service.useCases), reference: reference,
            today: SampleDay.today
        )
        idle = try SampleServer(
            endpoints: try Pages.endpoints(reference: reference, useCases: stopped.useCases), reference: reference,
            today: SampleDay.today
        )
    }

    func solve(
        _ server: SampleServer, prefer: String? = nil, key: String = "solve", as persona: String = "assignment_officer",
        limits: String? = nil
    ) async throws -> Answer {
        var headers = HTTPFields.persona(persona)
        headers[.idempotencyKey] = key
        headers[.prefer] = prefer
        let limits = limits.map { ", \"limits\": \"\($0)\"" } ?? ""
        let body = "{\"from\": \"2027-01-01\", \"to\": \"2027-12-31\"\(limits)}"
        return try await server.ask(.post, "/slates", headers, body: body)
    }

    func stop(_ server: SampleServer, _ run: String, as persona: String, key: String = "stop") async throws -> Answer {
        var headers = HTTPFields.persona(persona)
        headers[.idempotencyKey] = key
        return try await server.ask(.post, "/runs/\(run)/stop", headers, body: "{}")
    }
}

@Suite("Runs by HTTP", .timeLimit(.minutes(30)))
struct RunPagesTests {
    @Test("A run that is over in time is answered with its slate, 201")
    func done() async throws {
        let site = try await RunSite()
        let answer = try await site.solve(site.working, prefer: "wait=3000")
        #expect(answer.status == 201 && answer.headers[.location]?.hasPrefix("/slates/slt_") == true, "\(answer.text)")
        #expect(answer.headers[.make("Preference-Applied")] == "wait=3000")
        let plain = try await site.solve(site.working, key: "plain")
        #expect(plain.status == 201 && plain.headers[.make("Preference-Applied")] == nil)
    }

    @Test(
        "A run that takes longer than the client waits is answered 202 with its address, and kept",
        arguments: ["respond-async", "wait=0", "Wait = \"0\"; x=1, handling=strict"])
    func accepted(prefer: String) async throws {
        let site = try await RunSite()
        let answer = try await site.solve(site.idle, prefer: prefer)
        #expect(answer.status == 202 && answer.headers[.location] == "/runs/run_000001", "\(answer.text)")
        #expect(try answer.object["run"] as? String == "run_000001" && answer.object["state"] as? String == "waiting")
        let again = try await site.solve(site.idle, prefer: prefer)
        #expect(again.status == 202 && again.headers[.location] == "/runs/run_000001")
        #expect(try await site.store.runs().count == 1)
        let made = try await site.solve(site.working)
        #expect(made.status == 201, "the same request finds the run and its slate: \(made.text)")
        #expect(try await site.store.slates().count == 1)
    }

    @Test("What of Prefer can be obeyed is; the rest is passed over")
    func preferences() {
        func wait(_ header: String?) -> Int { Preference(header).waitSeconds }
        #expect(wait(nil) == Preference.waitSecondsMax && wait("handling=lenient") == Preference.waitSecondsMax)
        #expect(wait("wait=3") == 3 && wait("wait=900") == Preference.waitSecondsMax && wait("wait=-1") == 10)
        #expect(wait("respond-async") == 0 && wait("respond-async, wait=4") == 4 && wait("wait=4,wait=5") == 4)
        #expect(Preference("respond-async, wait=4").applied == "respond-async, wait=4")
        #expect(Preference("wait=x").applied == nil && Preference("wait=99").applied == "wait=10")
    }

    @Test("A form is led to the page of its run, whose button stops it; who may not solve is told who may")
    func form() async throws {
        let site = try await RunSite()
        _ = try await site.solve(site.idle, prefer: "wait=0")
        let page = try await site.idle.ask(.get, "/runs/run_000001", .persona("assignment_officer", .browser))
        #expect(page.status == 200 && page.text.contains("data-run=\"/runs/run_000001/events\""))
        #expect(page.text.contains("Stop and keep the best") && page.text.contains("Look again"))
        let other = try await site.idle.ask(.get, "/runs/run_000001", .persona("inspector", .browser)).text
        #expect(!other.contains("Stop and keep the best") && other.contains("stop this run"))
        let list = try await site.idle.ask(.get, "/runs", .browser).text
        #expect(list.contains("run_000001") && list.contains("1 run; 1 of those shown waits or runs."))
    }

    @Test("Only who may solve stops a run; a run that waits ends as stopped, and its request is told so")
    func stopped() async throws {
        let site = try await RunSite()
        _ = try await site.solve(site.idle, prefer: "wait=0")
        for persona in Persona.samples where persona.role != .planner && persona.role != .assignmentOfficer {
            #expect(try await site.stop(site.idle, "run_000001", as: persona.key).status == 403, "\(persona.key)")
        }
        let answer = try await site.stop(site.idle, "run_000001", as: "planner")
        #expect(answer.status == 200 && answer.headers[.location] == "/runs/run_000001", "\(answer.text)")
        #expect(try answer.object["state"] as? String == "stopped")
        let told = try await site.solve(site.idle)
        #expect(try told.status == 409 && told.object["code"] as? String == "run.stopped", "\(told.text)")
        #expect(try await site.stop(site.idle, "run_000404", as: "planner", key: "other").status == 404)
    }

    @Test("The stream tells how far a run has come, and ends with the run")
    func events() async throws {
        let site = try await RunSite()
        _ = try await site.solve(site.idle, prefer: "wait=0")
        var headers = HTTPFields.persona("planner")
        headers[.accept] = "text/event-stream"
        let response = try await site.idle.respond(.get, "/runs/run_000001/events", headers)
        #expect(response.headers[.contentType] == "text/event-stream")
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let body = response.body
        let done = Task {
            defer { continuation.finish() }
            try await body.write(Collector { continuation.yield(String(buffer: $0)) })
        }
        var pieces = stream.makeAsyncIterator()
        #expect(await pieces.next() == "retry: 3000\n\n")
        let first = await pieces.next()
        #expect(first?.hasPrefix("event: progress\ndata: {") == true && first?.contains("waits for its turn") == true)
        _ = try await site.stop(site.idle, "run_000001", as: "planner")
        var last: String?
        while let piece = await pieces.next() { last = piece }
        #expect(last?.hasPrefix("event: end\n") == true && last?.contains("was stopped by") == true)
        try await done.value
        let polled = try await site.idle.ask(.get, "/runs/run_000001/events.json", .persona("planner"))
        #expect(polled.status == 200 && polled.text.contains("was stopped by"))
    }

    @Test("A server that stops ends the stream of a run that goes on")
    func serverStops() async throws {
        let site = try await RunSite()
        _ = try await site.solve(site.idle, prefer: "wait=0")
        var headers = HTTPFields.persona("planner")
        headers[.accept] = "text/event-stream"
        let response = try await site.idle.respond(.get, "/runs/run_000001/events", headers)
        let done = Task { try await response.body.write(Collector { _ in }) }
        site.idle.web.stopEvents()
        try await done.value
        #expect(try await site.store.run(try #require(ID("run_000001")))?.isOpen == true)
    }
}
