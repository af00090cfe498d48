import ArgumentParser
import CadreApplication
import CadreDomain
import CadreExchange
import Foundation

/// Looks at a file before anybody says what it is.
struct SniffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sniff",
        abstract: "Shows the sheets and columns of a file, and what they seem to be; writes nothing of it.",
        discussion: """
            Says where the table stands, what each column holds, and which column of an import it seems to be, from \
            its name and from its values. As rows, the columns. --profile-out writes what is suggested as a profile \
            for check, diff and commit.
            """
    )
    @OptionGroup var options: DataOptions
    @Option(help: "offices, positions, people, qualifications or assignments; told from the columns unless given.")
    var kind: ImportKind?
    @Option(help: "The sheet of a workbook; told from the headers unless given.") var sheet: String?
    @Option(help: "Where to write the suggested mapping, as JSON.") var profileOut: String?
    @Argument(help: "A CSV file or an Excel workbook.") var file: String

    func run() throws {
        let reference = try Composition.referenceTables(in: options.data)
        let name = ImportFiles.name(file)
        let sniff: FileSniff
        do throws(UnreadableFile) {
            sniff = try ImportReader(tables: reference).sniff(FileBytes.read(path: file), kind: kind, sheet: sheet)
        } catch {
            throw Refusal(error, file: name)
        }
        if let profileOut { try write(sniff.mapping, to: profileOut) }
        SniffOutput(name: name, sniff: sniff).write(options.output)
    }

    private func write(_ mapping: TableMapping, to path: String) throws(Refusal) {
        do {
            try Data(mapping.profile).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw Refusal(
                .usageBad, "The profile (\(path)) cannot be written: \(error.localizedDescription)",
                fix: "Name a file that does not exist yet, in a folder that you may write to."
            )
        }
    }
}
