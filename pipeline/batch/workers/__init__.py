"""Documents → results, each converted in a process of its own limits: what a document does there costs that document only."""
