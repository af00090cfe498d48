import ArgumentParser
import CadreApplication
import CadreDomain
import CadreLedger
import CadreStorage

/// Looks whether a data directory is sound.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks database, journal and register; ends with 1 where something is wrong."
    )
    @OptionGroup var options: DataOptions

    func run() async throws {
        let report = try await report()
        switch options.output {
        case .json, .ndjson: Terminal.write(report.json.text + "\n")
        case .csv, .xlsx: report.table.write(options.output)
        case .table:
            for line in report.facts { Terminal.write("\(line.0): \(line.1.text)\n") }
            for line in report.tables.lines { Terminal.write("\(line.file): \(line.words)\n") }
            for note in report.notes { Terminal.write("note: \(note)\n") }
            for warning in report.warnings { Terminal.write("warning: \(warning)\n") }
            for fault in report.faults { Terminal.write("fault: \(fault)\n") }
            Terminal.write(report.faults.isEmpty ? "sound\n" : "NOT SOUND\n")
        }
        if !report.faults.isEmpty { throw Finding() }
    }

    private struct Report {
        let facts: [(String, Cell)]
        let tables: ReferenceTableList
        let notes: [String]
        let warnings: [String]
        let faults: [String]

        var json: JSONText {
            .object(
                facts.map { ($0.0, $0.1.json) } + [
                    ("reference_tables", tables.json),
                    ("notes", .list(notes.map(JSONText.text))),
                    ("warnings", .list(warnings.map(JSONText.text))), ("faults", .list(faults.map(JSONText.text))),
                    ("sound", .flag(faults.isEmpty)),
                ]
            )
        }

        /// A row for every fact, reference table, note, warning and fault; the last says whether it is sound.
        var table: DataTable {
            var lines = facts.map { ($0.0, $0.1.text) }
            lines += tables.lines.map { ("reference_table", "\($0.file): \($0.words)") }
            lines += notes.map { ("note", $0) }
            lines += warnings.map { ("warning", $0) }
            lines += faults.map { ("fault", $0) }
            lines.append(("sound", faults.isEmpty ? "yes" : "no"))
            return DataTable(
                name: "doctor", title: "Doctor", columns: [TableColumn("name", "Name"), TableColumn("value", "Value")],
                rows: lines.map { TableRow([.text($0.0), .text($0.1)]) }
            )
        }
    }

    private func report() async throws -> Report {
        do {
            return try await examine(try await options.reading())
        } catch let refusal as Refusal where refusal.code == .storeCorrupt {
            // Elsewhere it is this command that is to confirm the damage.
            throw Refusal(refusal.code, refusal.detail, fix: "The damage is confirmed: restore a copy.")
        }
    }

    private func examine(_ composition: Composition) async throws -> Report {
        let tables = try ReferenceTableList(of: options.data)
        do throws(StoreError) {
            let health = try await composition.store.health()
            let faults = try await composition.store.verifyIntegrity()
            let leaves = try await composition.store.leafHashes()
            let snapshot = await composition.useCases.keeper.snapshot
            var facts: [(String, Cell)] = [
                ("version", .text(BuildFacts.version)), ("engine", .text(health.engine)),
                ("durable", .flag(health.isDurable)), ("journal_index", .int(Int(snapshot.journalIndex))),
                ("journal_root", .text(MerkleTree.root(of: leaves).description)), ("today", .day(snapshot.today)),
            ]
            var found = faults
            if let digest = snapshot.settings[RegisterKeeper.demoDigestSetting] {
                facts.append(("demo_digest", .text(digest)))
            }
            found += RegisterLaws.breaches(of: snapshot)
            return Report(
                facts: facts, tables: tables, notes: health.notes,
                warnings: health.warnings + UnknownCodes.warnings(of: snapshot), faults: found
            )
        } catch {
            throw Refusal(error)
        }
    }
}
