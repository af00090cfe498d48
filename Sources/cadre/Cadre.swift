import ArgumentParser
import CadreApplication
import Foundation

/// The command: reads and changes one data directory, or serves it.
@main
struct Cadre: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cadre",
        abstract: "Runs a security cooperation service: positions, people, staffing, slates.",
        discussion: """
            Every command reads the data directory given with --data. Filters are those of the pages: \
            --where status=vacant --where country=PHL. Exit codes, filters, formats and the environment have a help of \
            their own: cadre help \(HelpTopic.allCases.map(\.rawValue).joined(separator: ", cadre help ")).
            """,
        version: BuildFacts.version,
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, PositionsCommand.self, PeopleCommand.self,
            OfficesCommand.self, CountriesCommand.self, DeskCommand.self, StaffingCommand.self, AttestCommand.self,
            QualityCommand.self, SlateCommand.self, RunCommand.self, ChangeCommand.self, SourceCommand.self,
            DisagreementCommand.self, ExportCommand.self, ViewCommand.self,
            SolveCommand.self, EventsCommand.self, DoctorCommand.self, CompletionCommand.self, VersionCommand.self,
        ]
    )

    static func main() async {
        // A file that may not grow, like a full disk, is a failed write to be reported and not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        Interruption.endsProcess()
        do {
            let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
            if let topic = try HelpTopic.asked(CommandLine.arguments.dropFirst(), commands: commands) {
                return Terminal.write(topic.text)
            }
            try CommandWords.check(CommandLine.arguments.dropFirst(), of: Self.self)
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let refusal as Refusal {
            Terminal.show(refusal)
            Foundation.exit(ExitStatus(refusal.code).rawValue)
        } catch let finding as Finding {
            Foundation.exit(finding.status.rawValue)
        } catch {
            let code = exitCode(for: error)
            if code == .success {
                exit(withError: error)
            }
            Terminal.note(fullMessage(for: error))
            Foundation.exit(code == .validationFailure ? ExitStatus.usage.rawValue : ExitStatus.failure.rawValue)
        }
    }
}

/// Ends a command whose work is done and whose answer is a finding, such as differences that exist.
struct Finding: Error {
    var status = ExitStatus.finding
}
