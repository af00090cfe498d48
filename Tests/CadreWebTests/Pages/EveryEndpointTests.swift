import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import HummingbirdCore
import Testing

@testable import CadreWeb

/// The real pages over a small register: the rules that hold for every endpoint, whoever adds one.
@Suite("Every endpoint of the product")
struct EveryEndpointTests {
    let server: SampleServer

    init() async throws {
        let service = try await SampleService(Register.random(seed: 7))
        server = try SampleServer(
            endpoints: try Pages.endpoints(reference: .sample, useCases: service.useCases), visitor: .sampleStranger
        )
    }

    private static func concrete(_ path: String) -> String {
        path.replacing(/\{country\}/, with: "PHL").replacing(/\{[a-z_]+\}/, with: "x1")
    }

    @Test("The description names exactly the addresses and methods that the router answers")
    func described() async throws {
        let document = try await server.ask(.get, "/openapi.json").object
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
        let routed = Set(
            server.web.responder.table.endpoints.map { endpoint in
                "\(endpoint.method.rawValue) \(endpoint.path == "/openapi" ? "/openapi.json" : endpoint.path)"
            }
        )
        #expect(described == routed)
        #expect(routed.isSuperset(of: ["GET /positions", "POST /slates", "GET /slates/{id}/explain", "GET /world"]))
    }

    @Test("A role that the access policy does not name is refused; one with the scope of everything is not")
    func matrix() async throws {
        for persona in Persona.samples {
            for endpoint in server.web.responder.table.endpoints where endpoint.formats != [.eventStream] {
                let method = try #require(HTTPRequest.Method(endpoint.method.rawValue))
                let response = try await server.respond(
                    method, Self.concrete(endpoint.path), .persona(persona.key), body: ""
                )
                let isRefused = response.status == .forbidden
                let name = "\(endpoint.method.rawValue) \(endpoint.path) as \(persona.key)"
                let isNamed = endpoint.action.map { AccessPolicy.table[$0]?.contains(persona.role) == true } ?? true
                if !isNamed {
                    #expect(isRefused, "\(name)")
                } else if persona.scope == .global {
                    #expect(!isRefused, "\(name)")
                }
            }
        }
    }

    @Test("Whoever does not ask for a page gets no page from a change, whatever is wrong with it")
    func changesWithoutPages() async throws {
        let changes = server.web.responder.table.endpoints.filter { $0.method == .post && $0.write != .session }
        #expect(changes.count >= 6)
        let types = [nil, "application/json", "application/x-www-form-urlencoded", "text/plain"]
        for endpoint in changes {
            let fields = Dictionary(uniqueKeysWithValues: endpoint.fields.map { ($0.name, $0.example) })
            let body = String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
            for type in types {
                for accept in [nil, "*/*", "application/json", "text/html;q=0.5, application/json"] {
                    for version in ["\"1\"", nil] {
                        var headers = HTTPFields.persona("assignment_officer", [:])
                        headers[.contentType] = type
                        headers[.accept] = accept
                        headers[.ifMatch] = version
                        let answer = try await server.ask(.post, Self.concrete(endpoint.path), headers, body: body)
                        let name = "\(endpoint.path) \(type ?? "-") \(accept ?? "-"): \(answer.text.prefix(200))"
                        let isDone = answer.status < 300
                        #expect(isDone || answer.status >= 400, "\(name)")
                        let expected = isDone ? "application/json" : "application/problem+json"
                        #expect(answer.headers[.contentType] == expected, "\(name)")
                    }
                }
            }
        }
    }

    @Test("A change that is let through is asked for a page by those alone who want one")
    func formatsOfChanges() async throws {
        let changes = server.web.responder.table.endpoints.filter { $0.method == .post && $0.write != .session }
        let asked = try SampleServer(
            endpoints: changes.map { endpoint in
                var endpoint = endpoint
                endpoint.handler = { .json(.text($0.format.rawValue)) }
                return endpoint
            }
        )
        for endpoint in changes {
            let fields = Dictionary(uniqueKeysWithValues: endpoint.fields.map { ($0.name, $0.example) })
            let body = String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
            for (accept, format) in [(nil, "json"), ("*/*", "json"), (HTTPFields.browser[.accept], "html")] {
                var headers = HTTPFields.persona(try #require(Self.persona(for: endpoint)), [:])
                headers[.accept] = accept
                headers[.ifMatch] = "\"1\""
                let answer = try await asked.ask(.post, Self.concrete(endpoint.path), headers, body: body)
                #expect(answer.text == "\"\(format)\"\n", "\(endpoint.path) \(accept ?? "-")")
            }
        }
    }

    /// A persona whose role may take the action of an endpoint.
    private static func persona(for endpoint: Endpoint) -> String? {
        Persona.samples.first { persona in
            endpoint.action.map { AccessPolicy.table[$0]?.contains(persona.role) == true } ?? true
        }?.key
    }

    @Test("Signing in never takes away anything to read: every address answers every persona as it does the visitor")
    func visitor() async throws {
        let service = try await SampleService(Register.random(seed: 7))
        let officer = Caller.sample(role: .assignmentOfficer)
        let slate = try await service.useCases.solveSlate(
            from: SampleDay.day("2027-01-01"), to: SampleDay.day("2027-12-31"), key: .sample("solve"), by: officer
        )
        let stored = try #require(try await service.store.slate(slate))
        let line = try #require(stored.run.lines.first)
        let office = try #require(try await service.useCases.listOffices.page([], for: officer).rows.first)
        let scopes: [Caller.Scope] = [
            .country(try #require(CountryCode("JPN"))), .command(try #require(CommandCode("EUCOM"))),
            .ownRecord(line.person), .global,
        ]
        let personas = Caller.Role.allCases.flatMap { role in
            scopes.enumerated().map { index, scope in
                Persona(key: "\(role.rawValue)-\(index)", actor: "A", role: role, scope: scope, summary: "Reads.")
            }
        }
        let server = try SampleServer(
            endpoints: try Pages.endpoints(reference: .sample, useCases: service.useCases), personas: personas
        )
        // What the Desk and signing in tell is about whoever asks.
        let own: Set<String> = ["/", "/desk", "/sign-in"]
        var found: Set<String> = []
        for endpoint in server.web.responder.table.endpoints
        where endpoint.method == .get && endpoint.formats.contains(.json) {
            let id =
                endpoint.path.hasPrefix("/slates")
                ? slate.rawValue
                : endpoint.path.hasPrefix("/people") ? line.person.rawValue : line.position.rawValue
            let path = endpoint.path.replacing(/\{country\}/, with: "PHL").replacing(
                /\{(code|office)\}/, with: office.office.code
            )
            .replacing(/\{[a-z_]+\}/, with: id)
            let address = "\(path)?position=\(line.position)&person=\(line.person)&before=\(slate)&after=\(slate)"
            for address in [path, address] {
                let open = try await server.ask(.get, address, [.accept: "application/json"])
                if open.status == 200 { found.insert(endpoint.path) }
                for persona in personas {
                    let answer = try await server.ask(.get, address, .persona(persona.key))
                    #expect(answer.status == open.status, "\(address) as \(persona.key): \(answer.text.prefix(200))")
                    guard open.status == 200, !own.contains(endpoint.path) else { continue }
                    #expect(answer.bytes == open.bytes, "\(address) as \(persona.key)")
                }
            }
        }
        #expect(
            found.isSuperset(of: [
                "/positions", "/positions/{id}", "/people", "/people/{id}", "/slates/{id}", "/journal",
            ]), "\(found)")
    }

    @Test("No address answers with a failure of Cadre's own, whatever stands in it")
    func noFailures() async throws {
        let hostile = [
            "%00", "%FF", "..%2F..%2Fetc", "%E2%80%AE", "' OR 1=1 --", "<script>", String(repeating: "a", count: 3_000),
        ]
        for endpoint in server.web.responder.table.endpoints
        where endpoint.method == .get && endpoint.formats != [.eventStream] {
            for text in hostile {
                let escaped =
                    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "%")))
                    ?? ""
                let path = endpoint.path.replacing(/\{[a-z_]+\}/, with: escaped)
                for address in [path, path + "?as_of=\(escaped)&\(escaped)=\(escaped)"] {
                    let response = try await server.respond(.get, address, .persona("planner"), body: "")
                    #expect(response.status.code < 500, "\(address.prefix(120)) answered \(response.status.code)")
                }
            }
        }
    }
}
