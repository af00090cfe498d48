import ArgumentParser
import CadreApplication

/// The words with which a command line begins.
enum CommandWords {
    /// Refuses a word that stands where a command is named and names none, with the one that was meant.
    static func check(
        _ arguments: some Sequence<String>, of root: any ParsableCommand.Type
    ) throws(Refusal) {
        var path = [root]
        for word in arguments {
            let commands = path[path.count - 1].configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-"), path.count > 1 || word != "help" else { return }
            let named = commands.first { $0._commandName == word || $0.configuration.aliases.contains(word) }
            if let command = named {
                path.append(command)
                continue
            }
            if path[path.count - 1].configuration.defaultSubcommand != nil { return }
            let words = commands.map { $0._commandName }
            let name = path.map { $0._commandName }.joined(separator: " ")
            throw Refusal(
                .usageBad, "There is no command (\(name) \(word)).",
                fix: (Nearest.word(to: word, among: words).map { "Did you mean \($0)? " } ?? "")
                    + "There are: \(words.joined(separator: ", "))."
            )
        }
    }
}
