import CadreApplication
import CadreDomain
import CadreExchange
import CadreLedger
import CadreStorage
import CadreWeb
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// Serves one data directory until it is told to stop.
struct Server {
    let directory: String
    let listening: ListenOptions

    func run() async throws {
        let (host, port) = try listening.address()
        let limits = try listening.limits()
        let logger = Self.logger()
        var stepBegan = Clock.now()
        let composition = try await Composition(directory: directory, for: .serving) { step in
            let now = Clock.now()
            let seconds = Double(now.milliseconds - stepBegan.milliseconds) / 1_000
            logger.notice("store.migrated", metadata: ["step": "\(step)", "seconds": "\(seconds)"])
            stepBegan = now
        } onHalt: { run, refusal in
            logger.error(
                "run.halted",
                metadata: [
                    "run": "\(run?.rawValue ?? "-")", "code": "\(refusal.code.rawValue)", "detail": "\(refusal.detail)",
                ]
            )
        }
        let health = try await health(of: composition.store)
        logger.info("store.opened", metadata: ["engine": "\(health.engine)", "durable": "\(health.isDurable)"])
        for warning in health.warnings { logger.warning("store.warning", metadata: ["warning": "\(warning)"]) }
        let snapshot = await composition.useCases.keeper.snapshot
        for warning in UnknownCodes.warnings(of: snapshot) {
            logger.warning("reference.incomplete", metadata: ["warning": "\(warning)"])
        }
        let site = Self.site(
            composition, host: host, offersPersonas: snapshot.isDemo || listening.insecurePersonas,
            opened: try await Self.lastChange(in: composition)
        )
        let server = try WebServer(
            site: site,
            endpoints: try Pages.endpoints(reference: composition.reference, useCases: composition.useCases),
            logger: logger
        )
        let service = WebService(server: server, host: host, port: port, limits: limits) { port in
            let name = host == "0.0.0.0" ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
            let address = "http://\(name):\(port)/"
            Terminal.write(address + "\n")
            Terminal.note(
                snapshot.isDemo ? "Demo world: all people are synthetic; today is \(snapshot.today)." : "Ready."
            )
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: service)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            )
        )
        await composition.useCases.runs.worker.wake()
        let looking = Task { await Self.lookDaily(composition.useCases.views.look, logger) }
        defer { looking.cancel() }
        try await group.run()
        await composition.useCases.runs.worker.close()
        try? composition.store.close()
    }

    private func health(of store: SQLiteStore) async throws(Refusal) -> StoreHealth {
        do throws(StoreError) {
            return try await store.health()
        } catch {
            throw Refusal(error)
        }
    }

    /// When the register last changed before the server started; nil for an empty journal.
    private static func lastChange(in composition: Composition) async throws(Refusal) -> Timestamp? {
        let index = await composition.useCases.keeper.snapshot.journalIndex
        do throws(StoreError) {
            return try await composition.seen.entries(after: max(0, index - 1), limit: 1).first?.at
        } catch {
            throw Refusal(error)
        }
    }

    /// Looks at subscribed views now and at the beginning of every day, until the task is cancelled.
    private static func lookDaily(_ look: LookAtViews, _ logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await look(requestID: "look-\(Clock.now().day)")
            } catch {
                logger.warning("views.unlooked", metadata: ["cause": "\(error)"])
            }
            let tomorrow = Timestamp(startOf: Clock.now().day.adding(days: 1))
            let left = tomorrow.milliseconds - Clock.now().milliseconds
            try? await Task.sleep(for: .milliseconds(max(1, left)))
        }
    }

    /// What the pages need of a data directory.
    static func site(
        _ composition: Composition, host: String, offersPersonas: Bool, opened: Timestamp?
    ) -> Site {
        let keeper = composition.useCases.keeper
        let store = composition.store
        let key = KeyedDigest(secret: Clock.randomBytes(KeyedDigest.secretByteCountMin))
        return Site(
            reference: composition.reference, personas: offersPersonas ? Personas.all : [],
            visitor: offersPersonas ? Personas.visitor : Personas.stranger,
            takesPersonaHeader: offersPersonas && ["127.0.0.1", "localhost", "::1"].contains(host),
            state: {
                let snapshot = await keeper.snapshot
                return SiteState(
                    today: snapshot.today, journalIndex: snapshot.journalIndex,
                    updated: await keeper.updated ?? opened, isDemo: snapshot.isDemo
                )
            },
            journal: composition.seen, names: { RecordNames(of: await keeper.snapshot, for: $0) },
            offices: { RecordOffices(of: await keeper.snapshot) },
            commits: { await keeper.commits() },
            warnings: {
                do throws(StoreError) {
                    let health = try await store.health()
                    if let obstacle = health.writeObstacle { return [obstacle] }
                    return health.isDurable ? [] : ["The store does not promise durable commits."]
                } catch {
                    return ["The store does not answer."]
                }
            },
            now: Clock.now, sign: { key($0) }, hash: { Digest256(of: $0).bytes }, randomBytes: Clock.randomBytes,
            version: BuildFacts.version, workbook: { $0.bytes }, gzip: { Gzip.packed($0) },
            past: { moment in
                let then = try await composition.standing(at: moment)
                let changed = try await lastChange(in: then)
                return PastSite(
                    site: site(then, host: host, offersPersonas: offersPersonas, opened: changed),
                    endpoints: try Pages.endpoints(reference: then.reference, useCases: then.useCases)
                )
            }
        )
    }

    /// Where requests and failures are written.
    static func logger() -> Logger {
        var logger = Logger(label: "cadre") { StreamLogHandler.standardError(label: $0) }
        let level = ProcessInfo.processInfo.environment["CADRE_LOG_LEVEL"].flatMap(Logger.Level.init(rawValue:))
        logger.logLevel = level ?? .notice
        return logger
    }
}

/// The web server as a part of the process that starts and stops with it.
private struct WebService: ServiceLifecycle.Service {
    let server: WebServer
    let host: String
    let port: Int
    let limits: ConnectionLimits
    let onListening: @Sendable (Int) -> Void

    func run() async throws {
        try await server.run(host: host, port: port, limits: limits) { port in onListening(port) }
    }
}
